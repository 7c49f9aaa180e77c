// `vinetrace report`: the report of a case for the file, as PDF, DOCX or HTML.
import { readFile } from 'node:fs/promises';
import { fail } from '#contract/errors.ts';
import { REPORT_FORMATS, reportRequest, reportTemplate } from '#contract/report.ts';
import { chooseCase } from '../operations/choose-case.ts';
import { defineCommand } from './define.ts';
import { withLineage } from './lineage-up-to.ts';
import { wrongOptions } from './wrong-options.ts';

/** The template of an authority, from its file. */
async function templateOf(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((error: unknown) =>
    fail('input-refused', `无法读取文件 ${file}`, `The file ${file} cannot be read`, [], error),
  );
  try {
    const read = reportTemplate.safeParse(JSON.parse(text));
    return read.success ? read.data : wrongOptions(read.error.issues);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return fail('input-refused', `${file} 不是有效的 JSON`, `${file} is not valid JSON`);
  }
}

export const report = defineCommand({
  name: 'report',
  help: { zh: '生成案件报告（PDF、DOCX 或 HTML）', en: 'make the report of a case (PDF, DOCX or HTML)' },
  options: [
    {
      flags: '--format <format>',
      help: { zh: '格式（默认 pdf）', en: 'format (default pdf)' },
      choices: REPORT_FORMATS,
    },
    { flags: '--out <file>', help: { zh: '写入的文件', en: 'file to write' } },
    {
      flags: '--select <ids...>',
      help: {
        zh: '只含这些主体、账号、名单及其之间的流转',
        en: 'only these parties, handles, lists and what joins them',
      },
    },
    {
      flags: '--template <file>',
      help: {
        zh: '单位模板（JSON：letterhead、title、caseNumber、signatures）',
        en: 'template of the authority (JSON: letterhead, title, caseNumber, signatures)',
      },
    },
    { flags: '--manifest <file>', help: { zh: '同时写出签名清单', en: 'write a signed manifest too' } },
    {
      flags: '--reveal',
      help: { zh: '不掩码（须说明理由，记入日志）', en: 'unmasked; needs --reason, is journalled' },
    },
    { flags: '--reason <text>', help: { zh: '不掩码的理由', en: 'why unmasked' } },
  ],
  async run(context) {
    const { format = 'pdf', out, select, template, manifest, reveal, reason } = context.options;
    if (typeof out !== 'string') fail('wrong-usage', '请给出 --out 文件', 'Say the file: --out');
    const read = reportRequest.safeParse({
      format,
      language: context.language,
      select,
      reveal,
      reason,
      ...(typeof template === 'string' ? { template: await templateOf(template) } : {}),
    });
    if (!read.success) return wrongOptions(read.error.issues);
    if (read.data.reveal === true && read.data.reason === undefined) {
      fail('wrong-usage', '--reveal 须同时给出 --reason', '--reveal needs --reason');
    }
    const opened = await context.workspace();
    const caseId = chooseCase(opened, context.caseId);
    await withLineage(opened, caseId, context);
    const { writeReport } = await import('../operations/report/write-report.ts');
    const { onProgress, signal } = context;
    return writeReport(
      opened,
      { ...read.data, case: caseId, actor: 'cli', onProgress, signal },
      { file: out, ...(typeof manifest === 'string' ? { manifestFile: manifest } : {}) },
    );
  },
  print(result, language) {
    const size = language === 'zh' ? `${result.bytes} 字节` : `${result.bytes} bytes`;
    const of =
      language === 'zh'
        ? `${result.shown} / ${result.total} 个元素`
        : `${result.shown} of ${result.total} elements`;
    return `${result.file}: ${size}, ${of}\nSHA-256 ${result.sha256}`;
  },
});

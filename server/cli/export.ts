// `vinetrace export`: the graph of a case, or a part of it, as a file.
import { exportRequest } from '#contract/operations.ts';
import { fail } from '#contract/errors.ts';
import { FORMATS } from '../exporters/registry.ts';
import { chooseCase } from '../operations/choose-case.ts';
import { defineCommand } from './define.ts';
import { withLineage } from './lineage-up-to.ts';
import { wrongOptions } from './wrong-options.ts';

export const exportCommand = defineCommand({
  name: 'export',
  help: { zh: '导出案件图谱', en: 'export the graph of a case' },
  options: [
    { flags: '--format <format>', help: { zh: '格式', en: 'format' }, choices: FORMATS },
    { flags: '--out <file>', help: { zh: '写入的文件', en: 'file to write' } },
    { flags: '--focus <id>', help: { zh: '以此元素为中心', en: 'only what stands around this element' } },
    {
      flags: '--select <ids...>',
      help: { zh: '只含这些元素及其间的流转', en: 'only these elements and what passed between them' },
    },
    {
      flags: '--hops <n>',
      help: {
        zh: '距中心的步数（默认 1），或距所选元素的步数（默认 0）',
        en: 'how far around the focus (default 1) or what is selected (default 0)',
      },
    },
    {
      flags: '--reveal',
      help: { zh: '不掩码（须说明理由，记入日志）', en: 'unmasked; needs --reason, is journalled' },
    },
    {
      flags: '--manifest <file>',
      help: { zh: '同时写出签名清单', en: 'write a signed manifest too' },
    },
    { flags: '--reason <text>', help: { zh: '不掩码的理由', en: 'why unmasked' } },
  ],
  async run(context) {
    const { options, onProgress, signal } = context;
    const { format, out, focus, select, hops, reveal, reason, manifest } = options;
    if (format === undefined) fail('wrong-usage', '请给出 --format', 'Say the format: --format');
    if (typeof out !== 'string') fail('wrong-usage', '请给出 --out 文件', 'Say the file: --out');
    const request = exportRequest.safeParse({ format, focus, select, hops, reveal, reason });
    if (!request.success) return wrongOptions(request.error.issues);
    if (request.data.reveal === true && request.data.reason === undefined) {
      fail('wrong-usage', '--reveal 须同时给出 --reason', '--reveal needs --reason');
    }
    const opened = await context.workspace();
    const caseId = chooseCase(opened, context.caseId);
    await withLineage(opened, caseId, context);
    const { exportCase } = await import('../operations/export.ts');
    return exportCase(opened, {
      ...request.data,
      case: caseId,
      file: out,
      manifestFile: typeof manifest === 'string' ? manifest : undefined,
      actor: 'cli',
      language: context.language,
      onProgress,
      signal,
    });
  },
  print(result, language) {
    const size =
      language === 'zh'
        ? `${result.nodes} 个节点，${result.edges} 条关系`
        : `${result.nodes} nodes, ${result.edges} edges`;
    const of = language === 'zh' ? `${result.shown} / ${result.total}` : `${result.shown} of ${result.total}`;
    const unfit = result.chosen - result.shown;
    const left =
      unfit === 0
        ? ''
        : language === 'zh'
          ? `\n此格式未能容纳 ${unfit} 个`
          : `\n${unfit} of what was asked for do not fit the format`;
    return `${result.file}: ${size} (${of})${left}\nSHA-256 ${result.sha256}`;
  },
});

// `vinetrace verify [FILE]`: checks the record, or that a file is an export of it.
import type { z } from 'zod';
import { VinetraceError } from '#contract/errors.ts';
import type { verifyResult } from '#contract/operations.ts';
import { verifyFile, verifyRecord } from '../operations/verify.ts';
import { defineCommand } from './define.ts';

type Answer = z.infer<typeof verifyResult>;

/** A record too damaged to be opened is an answer too. */
function damaged(error: unknown): Answer {
  if (!(error instanceof VinetraceError) || error.code !== 'integrity-failed') throw error;
  return { ok: false, entries: 0, files: 0, problems: [error.detail.en] };
}

export const verify = defineCommand({
  name: 'verify',
  help: { zh: '校验数据目录，或一个导出文件', en: 'check the data directory, or an exported file' },
  arguments: [{ flags: '[file]', help: { zh: '导出的文件', en: 'an exported file' } }],
  async run({ workspace, args }) {
    const opened = await workspace().catch(damaged);
    if ('ok' in opened) return opened;
    return args[0] === undefined ? verifyRecord(opened) : verifyFile(opened, args[0]);
  },
  exit: (result) => (result.ok ? 0 : 5),
  print(result, language) {
    const verdict =
      language === 'zh'
        ? `${result.ok ? '校验通过' : '校验未通过'}：日志 ${result.entries} 条，文件 ${result.files} 个`
        : `${result.ok ? 'ok' : 'not ok'}: ${result.entries} journal entries, ${result.files} files`;
    return [verdict, ...result.problems.map((problem) => `  ${problem}`)].join('\n');
  },
});

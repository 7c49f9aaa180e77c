// `vinetrace verify [FILE]`: checks the record, or that a file is an export of it.
import { verifyFile, verifyRecord } from '../operations/verify.ts';
import { defineCommand } from './define.ts';

export const verify = defineCommand({
  name: 'verify',
  help: { zh: '校验数据目录，或一个导出文件', en: 'check the data directory, or an exported file' },
  arguments: [{ flags: '[file]', help: { zh: '导出的文件', en: 'an exported file' } }],
  async run({ workspace, args }) {
    const opened = await workspace();
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

// `vinetrace aside LIST --out FILE`: the rows of a list that were set aside, as a CSV to be mended and imported again.
import { fail } from '#contract/errors.ts';
import { chooseCase } from '../operations/choose-case.ts';
import { defineCommand } from './define.ts';

export const aside = defineCommand({
  name: 'aside',
  help: {
    zh: '导出一份名单中搁置的行（原文，记入日志），改好后用 import --mends 导入',
    en: 'write the rows of a list that were set aside (in the clear, noted in the journal), to be mended and imported with --mends',
  },
  arguments: [{ flags: '<list>', help: { zh: '名单编号', en: 'id of the list' } }],
  options: [
    {
      flags: '--out <file>',
      help: { zh: '写入的文件，不得已存在', en: 'the file to write, which must not exist' },
    },
  ],
  async run({ workspace, args, options, caseId, language }) {
    const out = options['out'];
    if (typeof out !== 'string' || out === '')
      fail('wrong-usage', '请用 --out 给出文件', 'Name the file with --out');
    const opened = await workspace();
    const { writeSetAside } = await import('../operations/import/set-aside.ts');
    return writeSetAside(opened, out, {
      caseId: chooseCase(opened, caseId),
      list: args[0] ?? '',
      actor: 'cli',
      language,
    });
  },
  print: ({ file, rows }, language) => (language === 'zh' ? `${file}：${rows} 行` : `${file}: ${rows} rows`),
});

// `vinetrace purge --reason TEXT --confirm CASE`: takes the data of a case out for good, and writes the certificate.
import { fail } from '#contract/errors.ts';
import { assertTargets } from '../operations/assert-targets.ts';
import { certificateText } from '../operations/certificate.ts';
import { chooseCase } from '../operations/choose-case.ts';
import { certificateOf, purge as purgeCase, purgeDue } from '../operations/purge.ts';
import { writeWhole } from '../operations/write-whole.ts';
import { defineCommand } from './define.ts';
import { REASON, reasonOf } from './reason.ts';

export const purge = defineCommand({
  name: 'purge',
  help: {
    zh: '永久清除案件数据并出具证书；此前的备份仍含数据',
    en: 'purge the data of a case for good, with a certificate; backups made before still hold them',
  },
  options: [
    { flags: '--confirm <case>', help: { zh: '再写一次案件编号', en: 'the id of the case once more' } },
    { flags: '--due', help: { zh: '清除所有已到期的案件', en: 'purge every case whose day is over' } },
    {
      flags: '--certificate <file>',
      help: {
        zh: '写出证书（JSON，旁附同名 .txt）',
        en: 'write the certificate (JSON, with a .txt beside it for people)',
      },
    },
    REASON,
  ],
  async run({ workspace, caseId, options, language }) {
    const { confirm, certificate: file } = options;
    const beside = typeof file === 'string' ? `${file.replace(/\.json$/, '')}.txt` : undefined;
    const opened = await workspace();
    if (options['due'] === true) return { due: await purgeDue(opened) };
    const of = chooseCase(opened, caseId);
    const isThere = opened.record.entriesOn(of, 'purge').length > 0;
    if (!isThere && confirm !== of)
      fail('wrong-usage', `请用 --confirm ${of} 确认`, `Confirm by --confirm ${of}`);
    if (typeof file === 'string') await assertTargets(opened, file, beside);
    // Where it was done before, the certificate is given once more.
    const made = isThere
      ? certificateOf(opened, of)
      : await purgeCase(opened, { case: of, actor: 'cli', reason: reasonOf(options) });
    if (typeof file === 'string' && beside !== undefined) {
      const write = (path: string, text: string) =>
        writeWhole(path, async () => ({ content: [Buffer.from(text)] }));
      await write(file, `${JSON.stringify(made, undefined, 2)}\n`);
      await write(beside, certificateText(made, language));
    }
    return { certificate: made };
  },
  print: (result, language) =>
    'due' in result
      ? result.due.length === 0
        ? language === 'zh'
          ? '没有到期的案件'
          : 'No case is due'
        : (language === 'zh' ? '已清除：' : 'Purged: ') + result.due.join(', ')
      : certificateText(result.certificate, language),
});

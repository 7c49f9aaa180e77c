// `vinetrace journal`: who did what, when.
import { journalOf } from '../operations/journal.ts';
import { defineCommand } from './define.ts';
import { table } from './table.ts';

export const journal = defineCommand({
  name: 'journal',
  help: { zh: '操作日志', en: 'the journal' },
  async run({ workspace, caseId }) {
    return journalOf(await workspace(), caseId);
  },
  print(result, language) {
    const head =
      language === 'zh'
        ? ['序号', '时间', '操作者', '操作', '对象', '散列']
        : ['seq', 'at', 'actor', 'action', 'subject', 'hash'];
    return table(
      head,
      result.entries.map((entry) => [
        entry.seq,
        entry.at,
        entry.actor,
        entry.action,
        entry.subject,
        `${entry.hash.slice(0, 12)}…`,
      ]),
    );
  },
});

// `vinetrace lists`: the lists of a case.
import { chooseCase } from '../operations/choose-case.ts';
import { runQuery } from '../queries/run.ts';
import { defineCommand } from './define.ts';
import { table } from './table.ts';

export const lists = defineCommand({
  name: 'lists',
  help: { zh: '列出案件中的名单', en: 'the lists of a case' },
  async run({ workspace, caseId }) {
    const opened = await workspace();
    return runQuery(opened, 'lists', { case: chooseCase(opened, caseId) });
  },
  print(result, language) {
    const head =
      language === 'zh'
        ? ['编号', '标题', '持有者', '行数', '业主', '取得日期', 'SHA-256']
        : ['id', 'title', 'holder', 'rows', 'owners', 'obtained on', 'SHA-256'];
    return table(
      head,
      result.lists.map((list) => [
        list.id,
        list.title,
        list.holder,
        list.rows,
        list.owners,
        list.obtainedOn,
        `${list.sha256.slice(0, 12)}…`,
      ]),
    );
  },
});

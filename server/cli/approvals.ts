// `vinetrace approvals`: what was asked of a second person in a case. Decided on screen, by the account of a person.
import { chooseCase } from '../operations/choose-case.ts';
import { approvalsOf } from '../queries/approvals.ts';
import { defineCommand } from './define.ts';
import { table } from './table.ts';

export const approvals = defineCommand({
  name: 'approvals',
  help: { zh: '列出双人批准的申请', en: 'what was asked of a second person, and what became of it' },
  async run({ workspace, caseId }) {
    const opened = await workspace();
    return { approvals: approvalsOf(opened.record, chooseCase(opened, caseId)) };
  },
  print: (result, language) =>
    table(
      language === 'zh'
        ? ['编号', '申请人', '时间', '内容', '状态', '决定人']
        : ['id', 'by', 'at', 'what', 'state', 'decided by'],
      result.approvals.map(({ id, by, at, scope, state, decision }) => [
        id,
        by,
        at.slice(0, 19),
        scope.kind,
        state,
        decision?.by,
      ]),
    ),
});

// Begins a new, empty case.
import { fail } from '#contract/errors.ts';
import type { Workspace } from '../workspace.ts';
import { followInGraph } from './follow.ts';

/**
 * @param officer who is let into it as its officer
 * @throws conflict where there is a case of this id
 */
export async function createCase(
  workspace: Workspace,
  { id, title, actor, officer }: { id: string; title: string; actor: string; officer?: string | undefined },
): Promise<{ id: string; title: string }> {
  const { record } = workspace;
  const before = record.head();
  await record.transaction(actor, (tx) => {
    if (tx.fact(id, 'Case', id) !== undefined) {
      fail('conflict', `已有编号为 ${id} 的案件：请换一个编号`, `There is a case ${id}: choose another id`, [
        { column: 'id', value: id, message: { zh: '编号已被占用', en: 'the id is taken' } },
      ]);
    }
    tx.assert(id, 'Case', id, { values: { id, title } });
    // Whoever was in a case of this id that was taken back is not in this one.
    for (const { user } of tx.members.ofCase(id)) tx.letOut({ case: id, user });
    if (officer !== undefined) tx.letIn({ case: id, user: officer, role: 'case-officer' });
  });
  await followInGraph(workspace, before);
  return { id, title };
}

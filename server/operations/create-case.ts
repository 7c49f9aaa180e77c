// Begins a new, empty case.
import { fail } from '#contract/errors.ts';
import type { Workspace } from '../workspace.ts';
import { followInGraph } from './follow.ts';

/** @throws conflict where there is a case of this id */
export async function createCase(
  workspace: Workspace,
  { id, title, actor }: { id: string; title: string; actor: string },
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
  });
  await followInGraph(workspace, before);
  return { id, title };
}

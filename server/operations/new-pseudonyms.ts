// Gives all people other pseudonyms: the record in one transaction, then the graph made anew from it.
import { fail, VinetraceError } from '#contract/errors.ts';
import type { PseudonymsResult } from '#contract/operations.ts';
import type { Workspace } from '../workspace.ts';
import { rebuildGraph } from './rebuild.ts';

/**
 * Changes all pseudonyms. Killed at any point it leaves all of the former ones or all of the new; a graph that holds others than the
 * record is made anew by whoever needs it next.
 * @throws graph-unavailable, foreign-graph: the record has the new ones by then
 */
export async function newPseudonyms(
  workspace: Pick<Workspace, 'record' | 'graph' | 'entered'>,
  actor: string,
): Promise<PseudonymsResult> {
  const { record, entered } = workspace;
  const changed = await record.changePseudonyms(actor);
  try {
    const { nodes, relationships } = await rebuildGraph(workspace);
    return { ...changed, nodes, relationships };
  } catch (error) {
    if (!(error instanceof VinetraceError)) throw error;
    const { zh, en } = error.detail;
    return fail(
      error.code,
      `化名已更换并记录在案，图待重建（下次使用或 rebuild 时自动完成）：${zh}`,
      `The pseudonyms are changed and recorded; the graph is made anew by whoever needs it next, or by rebuild: ${en}`,
      error.faults,
      error,
    );
  } finally {
    for (const tell of entered) tell();
  }
}

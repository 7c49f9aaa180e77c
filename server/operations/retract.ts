// Undo: takes back what a journal entry asserted. The entry stays, and a new one names it.
import type { z } from 'zod';
import { fail } from '#contract/errors.ts';
import type { retractResult } from '#contract/operations.ts';
import { typeOf, type RecordTx } from '../record/index.ts';
import type { Workspace } from '../workspace.ts';
import { deriveCase } from './derive.ts';
import { shownEntry } from '../queries/steps/journal.ts';
import type { OnProgress } from '../progress.ts';
import { followInGraph } from './follow.ts';
import { stopwatch } from './stopwatch.ts';

/** The answer to whoever names an entry that there is not, or that they may not know of. */
export const noEntry = (seq: number): never =>
  fail('not-found', `没有第 ${seq} 条日志。`, `There is no entry ${seq}.`);

export interface RetractOptions {
  seq: number;
  reason: string;
  actor: string;
  onProgress: OnProgress;
  signal: AbortSignal;
}

/** Takes back what loads asserted because a join stood: what they found stands again. */
function retractFollowers(tx: RecordTx, caseId: string, join: string, reason: string): void {
  for (const { entry, payload } of tx.byHand(caseId)) {
    if (payload.hand?.follows?.includes(join.replace(/^Join:/, '')) === true) tx.retract(entry, reason);
  }
}

/**
 * Retracts an assertion, or an import with all that it asserted, and derives anew what followed from it.
 * @throws not-found, bad-request
 */
export async function retractEntry(
  workspace: Workspace,
  { seq, reason, actor, onProgress, signal }: RetractOptions,
): Promise<z.infer<typeof retractResult>> {
  const { record } = workspace;
  const before = record.head();
  const watch = stopwatch();
  const made = await record.transaction(
    actor,
    async (tx) => {
      const { case: caseId, action, subject = '' } = tx.entry(seq) ?? {};
      if (action === 'join' && caseId !== undefined) retractFollowers(tx, caseId, subject, reason);
      const retraction = tx.retract(seq, reason);
      if (caseId === undefined) return retraction;
      const context = { workspace, signal, onProgress, watch };
      // An import may have asserted facts of any type.
      await deriveCase(
        tx,
        caseId,
        action === 'assert' ? { ...context, changed: new Set([typeOf(subject)]) } : context,
      );
      return retraction;
    },
    { signal },
  );
  await followInGraph(workspace, before, onProgress);
  const entry = record.entry(made) ?? fail('internal', '撤回未写入', 'The retraction was not written');
  return { entry: shownEntry(entry) };
}

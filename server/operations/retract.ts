// Undo: takes back what a journal entry asserted. The entry stays, and a new one names it.
import type { z } from 'zod';
import { fail } from '#contract/errors.ts';
import type { retractResult } from '#contract/operations.ts';
import { typeOf } from '../record/index.ts';
import type { Workspace } from '../workspace.ts';
import { deriveCase } from './derive.ts';
import { shownEntry } from '../queries/steps/journal.ts';
import type { OnProgress } from '../progress.ts';
import { followInGraph } from './follow.ts';
import { stopwatch } from './stopwatch.ts';

export interface RetractOptions {
  seq: number;
  reason: string;
  actor: string;
  onProgress: OnProgress;
  signal: AbortSignal;
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
      const retraction = tx.retract(seq, reason);
      const { case: caseId, action, subject = '' } = tx.entry(seq) ?? {};
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

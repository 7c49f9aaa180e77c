// What every statement by hand has in common: one transaction, what follows from it derived, the graph after it.
import type { FactType, RecordTx } from '../../record/index.ts';
import type { OnProgress } from '../../progress.ts';
import { assertCase } from '../../queries/assert-case.ts';
import type { Workspace } from '../../workspace.ts';
import { deriveCase } from '../derive.ts';
import { followInGraph } from '../follow.ts';
import { stopwatch } from '../stopwatch.ts';

/** Who writes, in which case, and how it is watched. */
export interface Writing {
  case: string;
  actor: string;
  onProgress: OnProgress;
  signal: AbortSignal;
}

/**
 * Writes by hand and derives what follows from the types that changed.
 *
 * @param work answers what it made, and which types of facts it changed
 * @throws not-found; what the work throws, nothing changed; as `followInGraph`, once it stands
 */
export async function writeByHand<T>(
  workspace: Workspace,
  { case: caseId, actor, onProgress, signal }: Writing,
  work: (tx: RecordTx, changed: Set<FactType>) => Promise<T> | T,
): Promise<T> {
  const { record } = workspace;
  assertCase(workspace, caseId);
  const before = record.head();
  const made = await record.transaction(
    actor,
    async (tx) => {
      const changed = new Set<FactType>();
      const result = await work(tx, changed);
      if (changed.size > 0)
        await deriveCase(tx, caseId, { workspace, onProgress, signal, changed, watch: stopwatch() });
      return result;
    },
    { signal },
  );
  await followInGraph(workspace, before, onProgress);
  return made;
}

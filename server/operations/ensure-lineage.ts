// Brings the lineage of a case up to date for whoever needs it, apart from what changed the case: nobody who writes waits meanwhile.
import { fail } from '#contract/errors.ts';
import type { LineageState } from '#contract/lineage-state.ts';
import { STAGES, type OnProgress } from '../progress.ts';
import { lineageStateOf } from '../queries/lineage-state.ts';
import type { ResultOf } from '../workers/index.ts';
import type { Workspace } from '../workspace.ts';
import { assertLineage } from './assert-lineage.ts';
import { followInGraph } from './follow.ts';
import { lineageInput, standingLists } from './lineage-input.ts';

interface Ensuring {
  actor: string;
  signal: AbortSignal;
  onProgress: OnProgress;
}

/** How often it is begun again because the case changed meanwhile, before what is known by then is left as it is. */
const ROUNDS = 3;

/** Infers from what the record holds; undefined where it was linked anew meanwhile. */
async function infer(
  { record, workers }: Pick<Workspace, 'record' | 'workers'>,
  caseId: string,
  { signal: asked, onProgress }: Pick<Ensuring, 'signal' | 'onProgress'>,
): Promise<ResultOf<'lineage'> | undefined> {
  const lists = standingLists(record, caseId);
  const ending = new AbortController();
  const signal = AbortSignal.any([asked, ending.signal]);
  try {
    const reading = workers.start(
      'standing-linkage',
      {
        source: record.source,
        caseId,
        lists: lists.map(({ list, entry, rows }) => ({ list, entry, rows })),
        linkedBy: record.linkedBy(caseId),
      },
      {
        signal,
        onBatch: (linked) => {
          void inferring.then(
            (job) => job.send(linked),
            () => undefined,
          );
        },
      },
    );
    // After the other one, so that a single worker does both.
    const inferring = workers.start('lineage', lineageInput(record, record.source, caseId, lists), {
      signal,
      onProgress: (done, total) => onProgress({ stage: STAGES.lineage, done, total }),
    });
    const answering = inferring.then((job) => job.result);
    answering.catch(() => undefined);
    if (!(await (await reading).result)) {
      ending.abort();
      return undefined;
    }
    return await answering;
  } catch (error) {
    ending.abort();
    if (asked.aborted) fail('cancelled', '已取消', 'Cancelled', [], error);
    throw error;
  }
}

/**
 * Infers the lineage of a case where something changed since that was done, or another model is in use, and brings the graph after it.
 *
 * @returns how far it has come; stale only where the case kept changing meanwhile
 * @throws cancelled, nothing changed; what `followInGraph` throws
 */
export async function ensureLineage(
  workspace: Workspace,
  caseId: string,
  { actor, signal, onProgress }: Ensuring,
): Promise<LineageState> {
  const { record } = workspace;
  for (let round = 0; round < ROUNDS && lineageStateOf(record, caseId).stale; round += 1) {
    onProgress({ stage: STAGES.lineage, done: 0 });
    const upTo = record.head();
    const found = await infer(workspace, caseId, { signal, onProgress });
    if (found === undefined) continue;
    const before = record.head();
    await record.transaction(actor, (tx) => assertLineage(tx, caseId, found, upTo), { signal });
    await followInGraph(workspace, before, onProgress);
  }
  return lineageStateOf(record, caseId);
}

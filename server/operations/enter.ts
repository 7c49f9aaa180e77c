// Enters much at once: one transaction, the record's log moved off the way, then the graph.
import type { OnProgress } from '../progress.ts';
import type { RecordTx } from '../record/index.ts';
import type { Workspace } from '../workspace.ts';
import { followInGraph } from './follow.ts';
import type { Stopwatch } from './stopwatch.ts';

interface Entering {
  actor: string;
  signal: AbortSignal;
  onProgress: OnProgress;
  watch: Stopwatch;
}

/**
 * Does work that may be as large as a case in one transaction and brings the graph after it; what killed runs left is purged.
 *
 * @param work is given what opens the graph, once, at a moment of its choice
 * @returns what the work answers, the number of the last entry before it, and how many it appended
 * @throws what the work throws, nothing changed; cancelled; as `followInGraph`, once it stands
 */
export async function enter<T>(
  workspace: Workspace,
  { actor, signal, onProgress, watch }: Entering,
  work: (tx: RecordTx, graphOpens: () => Promise<void>) => Promise<T>,
): Promise<{ result: T; before: number; entries: number }> {
  const { record, graph, workers } = workspace;
  // An engine that is away refuses the work before anything is entered; a large one may be opened while others compute.
  let opening: Promise<void> | undefined;
  const graphOpens = (): Promise<void> =>
    (opening ??= watch.time('graph', async () => void (await graph.engine())));
  const entered = await record.transaction(
    actor,
    async (tx) => {
      const before = tx.head();
      const result = await work(tx, graphOpens);
      await graphOpens();
      return { before, result, entries: tx.appended() };
    },
    { signal, isLarge: true },
  );
  const settled = entered.entries === 0 ? undefined : workers.run('checkpoint', record.source);
  // What is left in the log is moved at the next occasion.
  settled?.catch(() => undefined);
  await watch.time('graph', () => followInGraph(workspace, entered.before, onProgress));
  await settled?.catch(() => undefined);
  await record.stage().purge();
  return entered;
}

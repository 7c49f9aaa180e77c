// What follows from the rows of a case: whose record each is, and which list was copied from which. Computed in workers;
// here it is written.
import { fail } from '#contract/errors.ts';
import { standingDecisions } from '../queries/owner/decisions.ts';
import { lineageStateOf } from '../queries/lineage-state.ts';
import { LINEAGE_SOURCES, type FactType, type RecordTx } from '../record/index.ts';
import { STAGES, type OnProgress } from '../progress.ts';
import type { ResultOf } from '../workers/index.ts';
import type { Workspace } from '../workspace.ts';
import { assertLineage, dropLooseLineage } from './assert-lineage.ts';
import { lineageFollows } from './lineage-follows.ts';
import { lineageInput, standingLists } from './lineage-input.ts';
import { linkAdded } from './link-added.ts';
import type { Stopwatch } from './stopwatch.ts';

interface Context {
  workspace: Pick<Workspace, 'record' | 'workers' | 'config'>;
  signal: AbortSignal;
  onProgress: OnProgress;
  watch: Stopwatch;
  /** What else is to be written, while the rows are being linked. */
  meanwhile?: () => Promise<void>;
  /** Opens the graph, without which nothing is entered. */
  graphOpens?: () => Promise<void>;
  /** Types of which facts changed; where it is not said, any may have. */
  changed?: ReadonlySet<FactType>;
}

/** What linkage is made from. */
const LINKED_FROM: readonly FactType[] = ['List', 'Decision'];

/**
 * Links the rows of all lists of the case and asserts what changed; infers their lineage as well, unless the case is so large
 * that this follows (`ensureLineage`).
 * @throws cancelled
 */
export async function deriveCase(tx: RecordTx, caseId: string, context: Context): Promise<void> {
  const { workspace, changed, meanwhile } = context;
  const touches = (types: readonly FactType[]): boolean =>
    changed === undefined ? tx.appended() > 0 : types.some((type) => changed.has(type));
  if (tx.isMaskedPart(caseId)) {
    // Its rows say nothing: what is known of them came with it.
    if (changed?.has('List') === true || changed?.has('Decision') === true)
      fail(
        'conflict',
        '本案是以掩码形式接收的，不能加入名单或改动归并：请向发送方索取完整案件',
        'The case was received as a masked part: lists and decisions about people cannot be added; ask the sender for the case itself',
      );
    await meanwhile?.();
    return;
  }
  if (!lineageFollows(workspace, tx, caseId)) {
    if (touches(LINEAGE_SOURCES) || lineageStateOf(tx, caseId).stale) await derive(tx, caseId, context, true);
    else await meanwhile?.();
    return;
  }
  dropLooseLineage(tx, caseId);
  if (!touches(LINKED_FROM)) {
    await meanwhile?.();
    return;
  }
  const mayAdd = changed !== undefined && !changed.has('Decision');
  if (mayAdd && (await deriveAdded(tx, caseId, context))) return;
  const { meanwhile: _done, ...rest } = context;
  await derive(tx, caseId, mayAdd ? rest : context, false);
}

/** Links what was added, beside what else is to be written; answers whether that was all that there was to link. */
async function deriveAdded(
  tx: RecordTx,
  caseId: string,
  { workspace, signal, watch, onProgress, meanwhile, graphOpens }: Context,
): Promise<boolean> {
  const lists = standingLists(tx, caseId);
  onProgress({ stage: STAGES.link, done: 0 });
  const linking = watch.time('link', () =>
    linkAdded(tx, caseId, { workspace, signal, lists, decisions: standingDecisions(tx, caseId) }),
  );
  const writing = watch.time('record', () => meanwhile?.()).then(graphOpens);
  // Neither is left alone with a transaction that is taken back.
  const [linked, written] = await Promise.allSettled([linking, writing]);
  if (linked.status === 'rejected') throw linked.reason;
  if (written.status === 'rejected') throw written.reason;
  if (linked.value === undefined) return false;
  await watch.time('record', linked.value);
  return true;
}

async function derive(
  tx: RecordTx,
  caseId: string,
  { workspace, signal: asked, onProgress, watch, meanwhile, graphOpens }: Context,
  withLineage: boolean,
): Promise<void> {
  const { record, workers } = workspace;
  // Before a minute of work rather than after it.
  await graphOpens?.();
  const lists = standingLists(tx, caseId);
  const decisions = standingDecisions(tx, caseId);
  // Whatever ends one of the two ends the other.
  const ending = new AbortController();
  const signal = AbortSignal.any([asked, ending.signal]);
  const writer = tx.linkageWriter(caseId);
  const endLink = watch.start('link');
  let endLineage = (): void => {};
  const writing = meanwhile === undefined ? Promise.resolve() : watch.time('record', meanwhile);
  writing.catch(() => undefined);
  try {
    const linking = workers.start(
      'link',
      {
        source: record.source,
        pseudonymKey: record.pseudonymKey,
        lists: lists.map(({ list, reading, rows, entry }) => ({ list, reading, rows, entry })),
        decisions,
      },
      {
        signal,
        onProgress: (done, total) => onProgress({ stage: STAGES.link, done, total, rows: done }),
        async onBatch(part) {
          if (part.kind === 'linked') {
            endLink();
            if (inferring !== undefined) endLineage = watch.start('lineage');
            void inferring?.then(
              (job) => job.send(part),
              () => undefined,
            );
            return;
          }
          // In the same order whatever is faster, so that the journal is the same too.
          await writing;
          if (signal.aborted) return;
          await watch.time('record', () => writer.put(part));
        },
      },
    );
    const inferring = withLineage
      ? workers.start('lineage', lineageInput(tx, record.source, caseId, lists), { signal })
      : undefined;
    const answering = inferring?.then((job) => job.result);
    const linked = linking.then((job) => job.result);
    const finish = async (): Promise<void> => {
      await linked;
      await writing;
      await watch.time('record', () => writer.done());
      if (withLineage) onProgress({ stage: STAGES.lineage, done: 0 });
    };
    const answered = async (): Promise<ResultOf<'lineage'> | undefined> => {
      const answer = await answering;
      endLineage();
      return answer;
    };
    const [answer] = await Promise.all([answered(), finish()]);
    if (answer !== undefined) await watch.time('record', () => assertLineage(tx, caseId, answer));
  } catch (error) {
    ending.abort();
    // Nothing is written any more once the transaction is taken back.
    await writing.catch(() => undefined);
    if (asked.aborted) fail('cancelled', '已取消', 'Cancelled', [], error);
    throw error;
  } finally {
    endLink();
    endLineage();
  }
}

// What follows from the rows of a case: whose record each is, and which list was copied from which. Computed in workers;
// here it is written.
import { fail } from '#contract/errors.ts';
import { lineageModel } from '#contract/lineage.ts';
import { listTraits } from '#contract/traits.ts';
import { LINEAGE_MODEL } from '../lineage/index.ts';
import { documentsOf, holdingOf } from '../queries/case-chain.ts';
import { standingDecisions } from '../queries/owner/decisions.ts';
import type { Fact, FactType, RecordTx } from '../record/index.ts';
import type { Mapping } from '../ingest/normalise/normalise.ts';
import { pacer } from '../pace.ts';
import { STAGES, type OnProgress } from '../progress.ts';
import type { ResultOf } from '../workers/index.ts';
import type { Workspace } from '../workspace.ts';
import { canariesOf } from './canaries.ts';
import type { Stopwatch } from './stopwatch.ts';

interface Context {
  workspace: Pick<Workspace, 'record' | 'workers'>;
  signal: AbortSignal;
  onProgress: OnProgress;
  watch: Stopwatch;
  /** What else is to be written, while the rows are being linked. */
  meanwhile?: () => Promise<void>;
  /** Types of which facts changed; where it is not said, any may have. */
  changed?: ReadonlySet<FactType>;
}

/** What owners and lineage are derived from. */
const SOURCES: readonly FactType[] = ['List', 'Transfer', 'Decision', 'Canary'];

/** Whether every list has a lineage, by the model that is in use now. */
function derivationStands(tx: RecordTx, caseId: string): boolean {
  const current = `${LINEAGE_MODEL.name} ${LINEAGE_MODEL.version}`;
  return tx.facts(caseId, 'List').every(({ id }) => {
    const model = tx.fact(caseId, 'Lineage', id)?.payload.values['model'];
    const known = lineageModel.safeParse(model).data;
    return known !== undefined && `${known.name} ${known.version}` === current;
  });
}

const mappingOf = ({ payload }: Fact): Mapping => {
  const { mapping } = payload.values;
  return (Array.isArray(mapping) ? mapping : []) as Mapping;
};

/**
 * Links the rows of all lists of the case, infers their lineage, and asserts what changed of both.
 * @throws cancelled
 */
export async function deriveCase(tx: RecordTx, caseId: string, context: Context): Promise<void> {
  const { workspace, watch, onProgress, changed, meanwhile } = context;
  const isTouched = changed === undefined ? tx.appended() > 0 : SOURCES.some((type) => changed.has(type));
  if (!isTouched && derivationStands(tx, caseId)) {
    await meanwhile?.();
    return;
  }
  const { record, workers } = workspace;
  const entries = tx.listEntries(caseId);
  const facts = tx.facts(caseId, 'List');
  const lists = facts.map((fact) => {
    const { number: reading, rows } = tx.readingOf(caseId, fact.id) ?? { number: 0, rows: 0 };
    return { fact, list: fact.id, reading, rows, entry: entries.get(fact.id)! };
  });

  // Whatever ends one of the two ends the other.
  const ending = new AbortController();
  const signal = AbortSignal.any([context.signal, ending.signal]);
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
        decisions: standingDecisions(tx, caseId),
      },
      {
        signal,
        onProgress: (done, total) => onProgress({ stage: STAGES.link, done, total, rows: done }),
        async onBatch(part) {
          if (part.kind === 'linked') {
            endLink();
            endLineage = watch.start('lineage');
            void inferring.then(
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
    const inferring = workers.start(
      'lineage',
      {
        source: record.source,
        lists: lists.map(({ fact, reading, rows }) => ({
          id: fact.id,
          ...holdingOf(fact.payload.values),
          reading,
          rows,
          mapping: mappingOf(fact),
          traits: listTraits.safeParse(fact.payload.values['traits']).data,
        })),
        documents: documentsOf(tx, caseId),
        canaries: canariesOf(tx, caseId),
      },
      { signal },
    );
    const answering = inferring.then((job) => job.result);
    const linked = linking.then((job) => job.result);
    const finish = async (): Promise<void> => {
      await linked;
      await writing;
      await watch.time('record', () => writer.done());
      onProgress({ stage: STAGES.lineage, done: 0 });
    };
    const answered = async (): Promise<ResultOf<'lineage'>> => {
      const answer = await answering;
      endLineage();
      return answer;
    };
    const [{ model, lists: answers }] = await Promise.all([answered(), finish()]);
    const pace = pacer();
    await watch.time('record', async () => {
      const standing = new Set(facts.map(({ id }) => id));
      for (const fact of tx.facts(caseId, 'Lineage')) {
        if (!standing.has(fact.id)) tx.retract(fact.entry, 'the list no longer stands');
      }
      for (const answer of answers) {
        await pace();
        tx.assert(caseId, 'Lineage', answer.id, { values: { ...answer, model } });
      }
    });
  } catch (error) {
    ending.abort();
    // Nothing is written any more once the transaction is taken back.
    await writing.catch(() => undefined);
    if (context.signal.aborted) fail('cancelled', '已取消', 'Cancelled', [], error);
    throw error;
  } finally {
    endLink();
    endLineage();
  }
}

// What follows from the rows of a case: whose record each is, and which list was copied from which.
import { fail } from '#contract/errors.ts';
import { lineageModel } from '#contract/lineage.ts';
import { inferLineage, LINEAGE_MODEL } from '../lineage/index.ts';
import { link, type LinkRecord } from '../linkage/link.ts';
import { standingDecisions } from '../queries/owner/decisions.ts';
import type { RecordTx } from '../record/index.ts';
import { lineageInput } from './lineage-input.ts';
import { STAGES, type OnProgress } from '../progress.ts';
import type { Stopwatch } from './stopwatch.ts';

interface Context {
  signal: AbortSignal;
  onProgress: OnProgress;
  watch: Stopwatch<'read' | 'record' | 'link' | 'lineage' | 'graph'>;
}

/** Lets signals and timers be seen between two long computations. */
const breathe = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

async function cancellable({ signal }: Context): Promise<void> {
  await breathe();
  if (signal.aborted) fail('cancelled', '已取消', 'Cancelled');
}

/** Whether every list has a lineage, by the model that is in use now. */
function derivationStands(tx: RecordTx, caseId: string): boolean {
  const current = `${LINEAGE_MODEL.name} ${LINEAGE_MODEL.version}`;
  return tx.facts(caseId, 'List').every(({ id }) => {
    const model = tx.fact(caseId, 'Lineage', id)?.payload.values['model'];
    const known = lineageModel.safeParse(model).data;
    return known !== undefined && `${known.name} ${known.version}` === current;
  });
}

/**
 * Links the rows of all lists of the case, infers their lineage, and asserts what changed of both.
 * @throws cancelled
 */
export async function deriveCase(tx: RecordTx, caseId: string, context: Context): Promise<void> {
  if (tx.appended() === 0 && derivationStands(tx, caseId)) return;
  const { watch, onProgress } = context;
  const lists = tx.facts(caseId, 'List');
  const total = lists.reduce((sum, { id }) => sum + tx.countRows(caseId, id), 0);

  const read = (): LinkRecord[] => {
    const records: LinkRecord[] = [];
    for (const { id } of lists) {
      for (const { row, record } of tx.eachRecord(caseId, id)) {
        const done = records.push({ list: id, row, record });
        if (done % 1000 === 1) onProgress({ stage: STAGES.link, done, total, rows: done });
      }
    }
    return records;
  };
  await cancellable(context);
  const records = await watch.time('record', read);
  const linkage = await watch.time('link', () => link(records, { decisions: standingDecisions(tx, caseId) }));
  await cancellable(context);
  await watch.time('record', () => tx.putLinkage(caseId, linkage));

  await cancellable(context);
  onProgress({ stage: STAGES.lineage, done: 0 });
  const { model, lists: answers } = await watch.time('lineage', () =>
    inferLineage(lineageInput(tx, caseId, linkage)),
  );
  await watch.time('record', () => {
    const standing = new Set(lists.map(({ id }) => id));
    for (const fact of tx.facts(caseId, 'Lineage')) {
      if (!standing.has(fact.id)) tx.retract(fact.entry, 'the list no longer stands');
    }
    for (const answer of answers) tx.assert(caseId, 'Lineage', answer.id, { values: { ...answer, model } });
  });
}

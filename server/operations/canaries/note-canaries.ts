// Looks for the canaries of all cases in lists that are entered, and asserts an alert for each recipient whose canaries turn up.
import { createHash } from 'node:crypto';
import { fail } from '#contract/errors.ts';
import { keptAlert, type KeptAlert } from '#contract/canaries.ts';
import { STAGES, type OnProgress } from '../../progress.ts';
import { allCanaries } from '../../queries/canaries/given.ts';
import { caseLists } from '../../queries/lineage/case-lists.ts';
import type { FactType, RecordReader, RecordTx } from '../../record/index.ts';
import type { ResultOf } from '../../workers/index.ts';
import type { Workspace } from '../../workspace.ts';

export interface Looking {
  workspace: Pick<Workspace, 'record' | 'workers'>;
  signal: AbortSignal;
  onProgress: OnProgress;
  /** Types of which facts changed. */
  changed: ReadonlySet<FactType>;
}

interface ListToSearch {
  case: string;
  id: string;
  reading: number;
  rows: number;
  mapping: ReturnType<typeof caseLists>[number]['mapping'];
}

/** One alert per list and recipient, whatever is found of either later. */
const alertId = (list: string, canaryCase: string, recipient: string): string =>
  `A${createHash('sha256')
    .update(JSON.stringify([list, canaryCase, recipient]))
    .digest('hex')
    .slice(0, 12)}`;

/** Lists whose rows are other ones than before, or all lists of all cases where canaries were registered. */
function toSearch(before: RecordReader, tx: RecordTx, caseId: string, isAll: boolean): ListToSearch[] {
  const of = (id: string): ListToSearch[] =>
    caseLists(tx, id).map(({ id: list, reading, rows, mapping }) => ({
      case: id,
      id: list,
      reading,
      rows,
      mapping,
    }));
  if (isAll) return tx.cases().flatMap(({ id }) => of(id));
  return of(caseId).filter(({ id, reading }) => before.readingOf(caseId, id)?.number !== reading);
}

/** What was found in a list, by the recipient of its canaries. */
function alertsIn(
  list: ListToSearch,
  found: ResultOf<'find-canaries'>[number]['found'],
  all: ReturnType<typeof allCanaries>,
): KeptAlert[] {
  const byRecipient = new Map<string, KeptAlert>();
  for (const { at, rows, first, by } of found) {
    const { id, case: canaryCase, holder } = all[at]!;
    const key = JSON.stringify([canaryCase, holder]);
    const known = byRecipient.get(key);
    const one = { canary: id, rows, first, by };
    if (known === undefined)
      byRecipient.set(key, { list: list.id, canaryCase, recipient: holder, canaries: [one] });
    else known.canaries.push(one);
  }
  return [...byRecipient.values()];
}

/**
 * Asserts what was found in a list and takes back what was said of rows that it no longer has. What was said elsewhere of canaries
 * that no case here has came with the case, and stands.
 */
function assertAlerts(tx: RecordTx, list: ListToSearch, found: readonly KeptAlert[]): number {
  const known = new Set(tx.cases().map(({ id }) => id));
  let made = 0;
  const now = new Set<string>();
  for (const values of found) {
    const id = alertId(values.list, values.canaryCase, values.recipient);
    now.add(id);
    const { changed } = tx.assert(list.case, 'Alert', id, { values });
    if (!changed) continue;
    made += 1;
    // Whoever works on the case of the canaries is told as well.
    if (values.canaryCase !== list.case)
      tx.append({
        action: 'canary-alert',
        case: values.canaryCase,
        subject: `Alert:${id}`,
        payload: { case: list.case, list: list.id },
      });
  }
  for (const { id, payload } of tx.facts(list.case, 'Alert')) {
    const kept = keptAlert.safeParse(payload.values);
    if (kept.success && kept.data.list === list.id && !now.has(id) && known.has(kept.data.canaryCase))
      tx.drop(list.case, 'Alert', id, 'The list holds none of these canaries any more');
  }
  return made;
}

/**
 * Searches what was entered for canaries, within the transaction that enters it. Where no case has any, nothing is read.
 *
 * @returns how many alerts were asserted, those on a recipient's own list among them
 * @throws cancelled
 */
export async function noteCanaries(
  tx: RecordTx,
  caseId: string,
  { workspace, signal, onProgress, changed }: Looking,
): Promise<number> {
  const isAll = changed.has('Canary');
  if (!isAll && !changed.has('List')) return 0;
  const canaries = allCanaries(tx);
  const { record, workers } = workspace;
  const lists = canaries.length === 0 ? [] : toSearch(record, tx, caseId, isAll);
  if (lists.length === 0) return 0;
  onProgress({ stage: STAGES.canaries, done: 0 });
  const found = await workers
    .run(
      'find-canaries',
      {
        source: record.source,
        // Ids are a case's own: lists go by their place.
        lists: lists.map((list, at) => ({ ...list, id: String(at) })),
        canaries: canaries.map(({ record: written }) => ({ record: written })),
      },
      {
        signal,
        onProgress: (done, total) => onProgress({ stage: STAGES.canaries, done, total, rows: done }),
      },
    )
    .catch((error: unknown) =>
      signal.aborted ? fail('cancelled', '已取消', 'Cancelled', [], error) : Promise.reject(error),
    );
  const byList = new Map(found.map((one) => [one.list, one.found]));
  let made = 0;
  for (const [at, list] of lists.entries())
    made += assertAlerts(tx, list, alertsIn(list, byList.get(String(at)) ?? [], canaries));
  return made;
}

// What split, join and their undo have in common: a decision enters the record, the case is linked anew, the graph follows.
import type { DecisionResult, RowRef } from '#contract/decision.ts';
import { decision as kept } from '#contract/decision.ts';
import { fail } from '#contract/errors.ts';
import { assertCase, listFact } from '../queries/assert-case.ts';
import { readingOf, shownDecisions } from '../queries/owner/decisions.ts';
import type { RecordTx } from '../record/index.ts';
import type { OnProgress } from '../progress.ts';
import type { Workspace } from '../workspace.ts';
import { deriveCase } from './derive.ts';
import { followInGraph } from './follow.ts';
import { unusedId } from './unused-id.ts';
import { stopwatch } from './stopwatch.ts';

/** Who decides, in which case, and how it is watched. */
export interface Deciding {
  case: string;
  actor: string;
  reason: string;
  onProgress: OnProgress;
  signal: AbortSignal;
}

/** The rows of a side by the ids that the case folder gives their lists, which linkage knows them by. */
export const withIds = (tx: RecordTx, caseId: string, refs: readonly RowRef[]): RowRef[] =>
  refs.map(({ list, row }) => ({ list: listFact({ record: tx }, caseId, list).id, row }));

/** How every list of some rows is read now. */
function readingsOf(tx: RecordTx, caseId: string, refs: readonly RowRef[]): Record<string, string> {
  const lists = [...new Set(refs.map(({ list }) => list))].sort();
  return Object.fromEntries(
    lists.flatMap((id) => {
      const fact = tx.fact(caseId, 'List', id);
      return fact === undefined ? [] : [[id, readingOf(fact)]];
    }),
  );
}

/** A decision by its id, with the owners of its rows by now. @throws not-found */
export function decisionOf(
  { record }: Pick<Workspace, 'record'>,
  caseId: string,
  id: string,
): DecisionResult {
  const decision =
    shownDecisions(record, caseId).find((known) => known.id === id) ??
    fail('not-found', `案件中没有决定 ${id}`, `The case has no decision ${id}`);
  const owners = [...decision.left.owners, ...decision.right.owners];
  return { decision, owners: [...new Map(owners.map((owner) => [owner.id, owner])).values()] };
}

/** Does something to the decisions of a case and derives all that follows; answers the decision with this id. */
export async function deriveAfter(
  workspace: Workspace,
  deciding: Deciding,
  work: (tx: RecordTx) => string,
): Promise<DecisionResult> {
  const { record } = workspace;
  const before = record.head();
  const { case: caseId, actor, onProgress, signal } = deciding;
  assertCase(workspace, caseId);
  const watch = stopwatch();
  const id = await record.transaction(
    actor,
    async (tx) => {
      const decided = work(tx);
      await deriveCase(tx, caseId, { workspace, onProgress, signal, watch });
      return decided;
    },
    { signal },
  );
  await followInGraph(workspace, before, onProgress);
  return decisionOf(workspace, caseId, id);
}

/** Enters a decision with its reason and derives what follows from it. `sides` says which rows stand on which side. */
export const decide = (
  workspace: Workspace,
  deciding: Deciding,
  kind: 'same' | 'different',
  sides: (tx: RecordTx) => { left: RowRef[]; right: RowRef[] },
): Promise<DecisionResult> =>
  deriveAfter(workspace, deciding, (tx) => {
    const { left, right } = sides(tx);
    // Named by the entry that asserts it, so that no id is ever used twice.
    const id = unusedId(tx, deciding.case, 'Decision', 'd');
    const readings = readingsOf(tx, deciding.case, [...left, ...right]);
    const values = kept.parse({ kind, left, right, reason: deciding.reason, readings });
    tx.assert(deciding.case, 'Decision', id, { values });
    return id;
  });

// Makes two owners one: an investigator says that all their rows are one person's.
import type { DecisionResult, RowRef } from '#contract/decision.ts';
import { fail } from '#contract/errors.ts';
import { findOwner } from '../queries/owner/find-owner.ts';
import type { RecordTx } from '../record/index.ts';
import type { Workspace } from '../workspace.ts';
import { decide, type Deciding } from './decide.ts';

export interface JoinOptions extends Deciding {
  owner: string;
  other: string;
}

const rowsOf = (tx: RecordTx, caseId: string, id: string): RowRef[] =>
  tx.ownerRows(caseId, id).map(({ list, row }) => ({ list, row }));

/**
 * Joins two owners, whatever speaks against it: that is for the person to weigh, and to give a reason for.
 * @throws not-found; bad-request where both are one already
 */
export const joinOwners = (workspace: Workspace, options: JoinOptions): Promise<DecisionResult> =>
  decide(workspace, options, 'same', (tx) => {
    const [left, right] = [options.owner, options.other].map((id) => findOwner(tx, options.case, id).id);
    if (left === right) fail('bad-request', '两者已是同一位业主', 'The two are one owner already');
    return { left: rowsOf(tx, options.case, left!), right: rowsOf(tx, options.case, right!) };
  });

// Moves rows out of an owner: an investigator says that they are not this person's.
import type { DecisionResult, RowRef } from '#contract/decision.ts';
import { fail } from '#contract/errors.ts';
import { findOwner } from '../queries/owner/find-owner.ts';
import type { Workspace } from '../workspace.ts';
import { decide, withIds, type Deciding } from './decide.ts';

export interface SplitOptions extends Deciding {
  owner: string;
  /** The rows to move out. */
  rows: readonly RowRef[];
}

const keyOf = ({ list, row }: RowRef): string => `${row} ${list}`;

/**
 * Splits an owner in two: the rows that are named, and the rest.
 * @throws not-found; bad-request where a row is not the owner's, or none would stay
 */
export const splitOwner = (workspace: Workspace, options: SplitOptions): Promise<DecisionResult> =>
  decide(workspace, options, 'different', (tx) => {
    const { id } = findOwner(tx, options.case, options.owner);
    const own = tx.ownerRows(options.case, id).map(({ list, row }): RowRef => ({ list, row }));
    const wanted = new Map(withIds(tx, options.case, options.rows).map((ref) => [keyOf(ref), ref]));
    const known = new Set(own.map(keyOf));
    const foreign = [...wanted].find(([key]) => !known.has(key))?.[1];
    if (foreign !== undefined) {
      fail(
        'bad-request',
        `名单 ${foreign.list} 的第 ${foreign.row} 行不属于 ${id}`,
        `Row ${foreign.row} of ${foreign.list} is not of ${id}`,
      );
    }
    const right = own.filter((ref) => !wanted.has(keyOf(ref)));
    if (right.length === 0) {
      fail(
        'bad-request',
        '不能移出全部行：请至少留下一行',
        'Not every row can be moved out: leave at least one',
      );
    }
    return { left: [...wanted.values()], right };
  });

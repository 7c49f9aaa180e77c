// Why the rows of an owner are one person.
import { decision as kept, type RowRef } from '#contract/decision.ts';
import type { RecordReader } from '../../record/index.ts';
import type { Step } from '../define.ts';
import { findOwner } from '../owner/find-owner.ts';
import { findTies } from '../owner/find-ties.ts';
import { gatherRows } from '../owner/gather-rows.ts';

const keyOf = ({ list, row }: RowRef): string => `${row} ${list}`;

/** The latest standing decision that says two rows are one person's, by the rows of its sides. */
function joins(record: RecordReader, caseId: string): (from: RowRef[], to: RowRef) => string | undefined {
  const all = record.facts(caseId, 'Decision').flatMap(({ id, payload }) => {
    const { kind, left, right } = kept.parse(payload.values);
    return kind === 'same' ? [{ id, sides: [new Set(left.map(keyOf)), new Set(right.map(keyOf))] }] : [];
  });
  return (from, to) =>
    all.findLast(({ sides: [left, right] }) =>
      [
        [left, right],
        [right, left],
      ].some(([a, b]) => b!.has(keyOf(to)) && from.some((ref) => a!.has(keyOf(ref)))),
    )?.id;
}

export const ownerWhy: Step<'owner-why'> = ({ record }, params) => {
  const { id } = findOwner(record, params.case, params.owner);
  const rows = gatherRows(record, params.case, id);
  const refs = new Map(rows.map(({ list }) => [list.id, list.ref]));
  const shownRef = ({ list, row }: RowRef): RowRef => ({ list: refs.get(list) ?? list, row });
  const { ties, shown, total } = findTies(
    rows.map(({ list, row, record: normal }) => ({ list: list.id, row, record: normal })),
  );
  const decided = joins(record, params.case);
  return {
    ties: ties.map((tie) => {
      const decision = decided(tie.rows, tie.to);
      return {
        ...tie,
        from: shownRef(tie.from),
        to: shownRef(tie.to),
        rows: tie.rows.map(shownRef),
        ...(decision === undefined ? {} : { decision }),
      };
    }),
    shown,
    total,
  };
};

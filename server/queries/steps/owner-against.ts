// Two owners compared, before they are joined.
import { fail } from '#contract/errors.ts';
import type { Step } from '../define.ts';
import { briefOf, findOwner } from '../owner/find-owner.ts';
import { weighOwners } from '../owner/find-ties.ts';
import { gatherRows, type GatheredRow } from '../owner/gather-rows.ts';

const idNumbers = (rows: readonly GatheredRow[]): Set<string> =>
  new Set(rows.flatMap(({ record: { idNumber } }) => (idNumber === undefined ? [] : [idNumber])));

const listsOf = (rows: readonly GatheredRow[]): Set<string> => new Set(rows.map(({ list }) => list.ref));

export const ownerAgainst: Step<'owner-against'> = ({ record }, params) => {
  const sides = [params.owner, params.other].map((id) => {
    const owner = findOwner(record, params.case, id);
    const rows = gatherRows(record, params.case, owner.id);
    const homes = new Set(rows.map(({ home }) => home)).size;
    return { rows, brief: { ...briefOf(owner), lists: listsOf(rows).size, homes } };
  });
  const [left, right] = [sides[0]!, sides[1]!];
  if (left.brief.id === right.brief.id)
    fail('bad-request', '请选择另一位业主', 'Choose another owner to compare with');
  const [some, others] = [idNumbers(left.rows), idNumbers(right.rows)];
  return {
    left: left.brief,
    right: right.brief,
    weighed: weighOwners(
      left.rows.map((row) => row.record),
      right.rows.map((row) => row.record),
    ),
    idNumbersDiffer: some.size > 0 && others.size > 0 && ![...some].some((number) => others.has(number)),
    lists: new Set([...listsOf(left.rows), ...listsOf(right.rows)]).size,
    rows: left.rows.length + right.rows.length,
  };
};

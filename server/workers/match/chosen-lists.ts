// Which lists of a case are read to tell two possible sources of one of them apart.
import { ownersOfRows, readEachRow, type Sql } from '../../record/index.ts';
import type { MatchedCaseList } from './match-input.ts';
import { nearLists } from './near-lists.ts';

interface Sources {
  lists: MatchedCaseList[];
  list: string;
  a: string;
  b: string;
}

/** Up to so many rows in all the whole case is compared, and the answer is that of the case to the last digit. */
const WHOLE_CASE = 60_000;

/** The lists to compare: all of a small case, else those near the list and the two in any case, and of these the list's people alone. */
export function chosenLists(
  sql: Sql,
  { lists, list: of, a, b }: Sources,
): { lists: MatchedCaseList[]; wanted: Set<number> | undefined } {
  if (lists.reduce((sum, { rows }) => sum + rows, 0) <= WHOLE_CASE) return { lists, wanted: undefined };
  const own = lists.find(({ id }) => id === of)!;
  const rows = [...readEachRow(sql, own.reading)];
  const { owners } = ownersOfRows(sql, own.entry);
  const keyed = [...owners].map((owner) => [owner]);
  const others = lists.filter(({ id }) => id !== of);
  const near = new Set(nearLists(sql, others, { mapping: own.mapping, rows, keyed }).map(({ id }) => id));
  return {
    lists: lists.filter(({ id }) => id === of || id === a || id === b || near.has(id)),
    wanted: new Set(owners),
  };
}

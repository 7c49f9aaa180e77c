// Tells two possible sources of a list apart: reads the lists that are near it, compares them, and shows the cells that differ.
import type { DifferencePlace, Separation } from '#contract/queries/separate.ts';
import { separateSources } from '../../lineage/index.ts';
import {
  openReader,
  ownersOfRows,
  readEachRow,
  readRows,
  type RecordSource,
  type Sql,
  type StoredRow,
} from '../../record/index.ts';
import { defineTask } from '../define.ts';
import { maskedCell } from '../match/cells.ts';
import { standingInput, type MatchedCaseList, type Papers } from '../match/match-input.ts';
import { nearLists } from '../match/near-lists.ts';

export interface SeparateTaskInput extends Papers {
  source: RecordSource;
  lists: MatchedCaseList[];
  list: string;
  a: string;
  b: string;
  /** Places shown per difference. */
  places: number;
}

export type SeparateAnswer = Omit<Separation, 'case' | 'list' | 'a' | 'b'> & {
  a: Omit<Separation['a'], 'list'>;
  b: Omit<Separation['b'], 'list'>;
};

/** Up to so many rows in all the whole case is compared, and the answer is that of the case to the last digit. */
const WHOLE_CASE = 60_000;

/** The lists to compare: all of a small case, else those near the list and the two in any case, and of these the list's people alone. */
function chosen(
  sql: Sql,
  { lists, list: of, a, b }: SeparateTaskInput,
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

/** The cells of a list by row and field, masked; each row is read once. */
function cellsOf(sql: Sql, { reading, mapping }: MatchedCaseList) {
  const rows = new Map<number, StoredRow | undefined>();
  return (row: number | undefined, field: string | undefined): string | undefined => {
    if (row === undefined) return undefined;
    if (!rows.has(row)) rows.set(row, readRows(sql, reading, { rows: [row] })[0]);
    const found = rows.get(row);
    return found === undefined ? undefined : maskedCell(mapping, found, field);
  };
}

/** @returns undefined where the rows of the three cannot be compared */
export const separate = defineTask<SeparateTaskInput, never, SeparateAnswer | undefined>(async (input) => {
  const { list, a, b, places: shown } = input;
  const sql = openReader(input.source);
  try {
    sql.exec('BEGIN');
    const { lists, wanted } = chosen(sql, input);
    const told = separateSources({ ...standingInput(sql, lists, input, wanted), list, a, b });
    if (told === undefined) return undefined;
    const [own, ofA, ofB] = [list, a, b].map((id) =>
      cellsOf(
        sql,
        lists.find((one) => one.id === id)!,
      ),
    );
    const withCells = (place: DifferencePlace): DifferencePlace => {
      const cells = {
        here: own!(place.row, place.field),
        a: ofA!(place.aRow, place.field),
        b: ofB!(place.bRow, place.field),
      };
      return {
        ...place,
        ...Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== undefined)),
      };
    };
    return {
      ...told,
      differences: told.differences.map((one) => ({
        ...one,
        places: one.places.slice(0, shown).map(withCells),
      })),
    };
  } finally {
    sql.close();
  }
});

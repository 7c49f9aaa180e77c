// Tells two possible sources of a list apart: reads the lists that are near it, compares them, and shows the cells that differ.
import type { DifferencePlace, Separation } from '#contract/queries/separate.ts';
import { separateSources } from '../../lineage/index.ts';
import { openReader, readRows, type RecordSource, type Sql, type StoredRow } from '../../record/index.ts';
import { defineTask } from '../define.ts';
import { chosenLists } from '../match/chosen-lists.ts';
import { maskedCell } from '../match/cells.ts';
import { standingInput, type MatchedCaseList, type Papers } from '../match/match-input.ts';
import { Skeletons, type KnownSkeletons } from '../match/skeletons.ts';

export interface SeparateTaskInput extends Papers {
  source: RecordSource;
  case: string;
  /** What is known of its lists from questions before. */
  known: KnownSkeletons;
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
    const skeletons = new Skeletons(sql, input.case, input.known);
    const { lists, wanted } = chosenLists(sql, input);
    const told = separateSources({
      ...standingInput(sql, lists, input, wanted, skeletons),
      list,
      a,
      b,
    });
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

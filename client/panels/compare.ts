// Pairs of rows of two lists with the columns they share, for reading them side by side.
import type { QueryResult } from '../api/run-query.ts';
import type { Telling } from '#contract/lineage.ts';
import { RECORD_FIELDS } from '#contract/model/record-field.ts';

type Rows = QueryResult<'list-rows'>;

export interface ComparedColumn {
  /** Record field, or the header where the column is mapped to none. */
  key: string;
  isField: boolean;
  parent: number;
  child: number;
}

export interface ComparedPair {
  place: Telling;
  parent: readonly string[];
  child: readonly string[];
  /** Whose the two rows are. */
  owners: { parent: string; child: string };
}

const indexOf = (rows: Rows, key: string, isField: boolean): number =>
  rows.columns.findIndex((column) =>
    isField ? column.field === key : column.field === null && column.header === key,
  );

/** Columns of either list: record fields first in the contract's order, then what is mapped to none. */
export function comparedColumns(parent: Rows, child: Rows): ComparedColumn[] {
  const all = [...parent.columns, ...child.columns];
  const fields = RECORD_FIELDS.filter((field) => all.some((column) => column.field === field));
  const others = [...new Set(all.filter(({ field }) => field === null).map(({ header }) => header))];
  const column = (key: string, isField: boolean): ComparedColumn => ({
    key,
    isField,
    parent: indexOf(parent, key, isField),
    child: indexOf(child, key, isField),
  });
  return [...fields.map((field) => column(field, true)), ...others.map((header) => column(header, false))];
}

/** The pairs whose two rows are both here, in the order of the places. */
export function comparedPairs(parent: Rows, child: Rows, places: readonly Telling[]): ComparedPair[] {
  const above = new Map(parent.rows.map((row) => [row.row, row]));
  const below = new Map(child.rows.map((row) => [row.row, row]));
  return places.flatMap((place) => {
    const [first, second] = [above.get(place.parentRow), below.get(place.childRow)];
    if (first === undefined || second === undefined) return [];
    const owners = { parent: first.owner, child: second.owner };
    return [{ place, parent: first.cells, child: second.cells, owners }];
  });
}

/** Row numbers of places as the query takes them, each once. */
export const rowNumbers = (places: readonly Telling[], side: 'parentRow' | 'childRow'): string =>
  [...new Set(places.map((place) => place[side]))].sort((a, b) => a - b).join(',');

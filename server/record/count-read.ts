// What counting reads: whose information each row is, packed, and the rows whose numbers may be impossible.
import type { Sql } from './sql.ts';
import type { NormalRecord, StoredRow } from './types.ts';

/** Homes of one owner at most; a million times as many owners still fit into a number. */
export const HOMES = 2 ** 16;

/** Numbers of a column in one text: many times cheaper than a row each. */
const numbers = (sql: Sql, what: string, listEntry: number): number[] =>
  JSON.parse(
    sql.get<{ all: string }>(
      `SELECT json_group_array(${what}) AS "all" FROM (SELECT n, owner, home FROM row_owner WHERE list_entry = ? ORDER BY n)`,
      listEntry,
    )?.all ?? '[]',
  ) as number[];

/** Of the rows of a list, in order, their numbers and one number for each person and home: `owner × HOMES + home`. */
export const packedOwners = (sql: Sql, listEntry: number): { rows: number[]; keys: number[] } => ({
  rows: numbers(sql, 'n', listEntry),
  keys: numbers(sql, `owner * ${HOMES} + min(home, ${HOMES - 1})`, listEntry),
});

/**
 * Rows of a reading whose ID number has a slip, or that have no phone while a phone column says something, or whose first
 * phone has nine or ten digits: those among which false ones are looked for.
 * @param phones columns of phones, from 0
 */
export function suspectRows(sql: Sql, reading: number, phones: readonly number[]): StoredRow[] {
  // Records begin with their phones, so that little of each is looked at.
  const none = phones.map((column) => `coalesce(json_extract(cells, '$[${Math.trunc(column)}]'), '') <> ''`);
  const first = `instr(substr(record, instr(record, '"phones":["') + 11, 12), '"')`;
  const found = sql.all<{ n: number; cells: string; record: string }>(
    `SELECT n, cells, record FROM list_row WHERE reading = ? AND (
       instr(record, '"idSlip":') > 0
       ${none.length === 0 ? '' : `OR (instr(record, '"phones":[]') > 0 AND (${none.join(' OR ')}))`}
       OR (instr(record, '"phones":["') > 0 AND ${first} IN (10, 11)))
     ORDER BY n`,
    reading,
  );
  return found.map(({ n, cells, record }) => ({
    row: n,
    cells: JSON.parse(cells) as string[],
    record: JSON.parse(record) as NormalRecord,
  }));
}

/** Pseudonyms of owners by their numbers. */
export const pseudonymsOf = (sql: Sql, owners: readonly number[]): Map<number, string> =>
  new Map(
    sql
      .all<{ n: number; id: string }>(
        'SELECT n, id FROM owner WHERE n IN (SELECT value FROM json_each(?))',
        JSON.stringify(owners),
      )
      .map(({ n, id }) => [n, id]),
  );

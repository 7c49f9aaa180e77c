// Rows of lists: the cells as written and the record made of them, by the reading that they come from.
import { createHash } from 'node:crypto';
import { BulkInsert } from './bulk-insert.ts';
import type { Sql } from './sql.ts';
import type { NormalRecord, StoredRow } from './types.ts';

interface Row {
  n: number;
  cells: string;
  record: string;
}

const PAGE = 1000;

/** A row as it is kept, brought back into the form that everybody reads. */
export const storedRow = (row: Row): StoredRow => ({
  row: row.n,
  cells: JSON.parse(row.cells) as string[],
  record: JSON.parse(row.record) as NormalRecord,
});

/** Rows in the form in which they are kept: what a worker makes, so that nothing is left to do but to write them. */
export interface WrittenRows {
  n: Int32Array;
  cells: string[];
  records: string[];
}

/** Brings rows into the form in which they are kept. */
export function writtenRows(rows: readonly StoredRow[]): WrittenRows {
  return {
    n: Int32Array.from(rows, ({ row }) => row),
    cells: rows.map(({ cells }) => JSON.stringify(cells)),
    records: rows.map(({ record }) => JSON.stringify(record)),
  };
}

/** The digest of the rows of a reading, summed up while they pass. */
export class RowDigest {
  readonly #hash = createHash('sha256');
  #rows = 0;

  add({ n, cells, records }: WrittenRows): void {
    let text = '';
    for (let at = 0; at < n.length; at++) text += `${n[at]}\t${cells[at]}\t${records[at]}\n`;
    this.#hash.update(text);
    this.#rows += n.length;
  }

  done(): { rows: number; digest: string } {
    return { rows: this.#rows, digest: this.#hash.digest('hex') };
  }
}

/** Writes rows of a reading. */
export function insertRows(sql: Sql, reading: number, { n, cells, records }: WrittenRows): void {
  const insert = new BulkInsert(sql, 'list_row', ['reading', 'n', 'cells', 'record']);
  for (let at = 0; at < n.length; at++) insert.add(reading, n[at]!, cells[at]!, records[at]!);
  insert.done();
}

const pageAfter = (sql: Sql, reading: number, after: number): Row[] =>
  sql.all<Row>(
    `SELECT n, cells, record FROM list_row WHERE reading = ? AND n > ? ORDER BY n LIMIT ${PAGE}`,
    reading,
    after,
  );

function* rawRows(sql: Sql, reading: number): Iterable<Row> {
  for (let after = -1; ;) {
    const rows = pageAfter(sql, reading, after);
    yield* rows;
    if (rows.length < PAGE) return;
    after = rows.at(-1)?.n ?? after;
  }
}

/** Every row of a reading, in order. */
export function* readEachRow(sql: Sql, reading: number): Iterable<StoredRow> {
  for (const row of rawRows(sql, reading)) yield storedRow(row);
}

/** The record made of every row of a reading, in order, without its cells. */
export function* readEachRecord(sql: Sql, reading: number): Iterable<Pick<StoredRow, 'row' | 'record'>> {
  for (let after = -1; ;) {
    const rows = sql.all<Omit<Row, 'cells'>>(
      `SELECT n, record FROM list_row WHERE reading = ? AND n > ? ORDER BY n LIMIT ${PAGE}`,
      reading,
      after,
    );
    for (const { n, record } of rows) yield { row: n, record: JSON.parse(record) as NormalRecord };
    if (rows.length < PAGE) return;
    after = rows.at(-1)?.n ?? after;
  }
}

/** All rows of a reading in the form in which they are kept, a page at a time. */
export function* readWritten(sql: Sql, reading: number): Iterable<WrittenRows> {
  for (let after = -1; ;) {
    const rows = pageAfter(sql, reading, after);
    yield {
      n: Int32Array.from(rows, ({ n }) => n),
      cells: rows.map(({ cells }) => cells),
      records: rows.map(({ record }) => record),
    };
    if (rows.length < PAGE) return;
    after = rows.at(-1)?.n ?? after;
  }
}

/** Which rows of a list: those numbered, or a page of all. */
export interface RowFilter {
  rows?: readonly number[] | undefined;
  offset?: number | undefined;
  limit?: number | undefined;
}

/** Some rows of a reading, in order. */
export function readRows(sql: Sql, reading: number, filter: RowFilter): StoredRow[] {
  if (filter.rows !== undefined) {
    return sql
      .all<Row>(
        `SELECT n, cells, record FROM list_row
         WHERE reading = ? AND n IN (SELECT value FROM json_each(?)) ORDER BY n`,
        reading,
        JSON.stringify(filter.rows),
      )
      .map(storedRow);
  }
  return sql
    .all<Row>(
      'SELECT n, cells, record FROM list_row WHERE reading = ? ORDER BY n LIMIT ? OFFSET ?',
      reading,
      filter.limit ?? -1,
      filter.offset ?? 0,
    )
    .map(storedRow);
}

/** Number and digest of the rows as they lie. */
export function digestRows(sql: Sql, reading: number): { rows: number; digest: string } {
  const digest = new RowDigest();
  for (const rows of readWritten(sql, reading)) digest.add(rows);
  return digest.done();
}

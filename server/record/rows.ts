// Rows of lists: the cells as written and the record made of them, by the entry that asserted the list.
import { createHash, type Hash } from 'node:crypto';
import { BulkInsert } from './bulk-insert.ts';
import type { Sql } from './sql.ts';
import type { NormalRecord, StoredRow } from './types.ts';

interface Row {
  n: number;
  cells: string;
  record: string;
}

const PAGE = 1000;

const storedRow = (row: Row): StoredRow => ({
  row: row.n,
  cells: JSON.parse(row.cells) as string[],
  record: JSON.parse(row.record) as NormalRecord,
});

const addTo = (digest: Hash, row: Row): void => {
  digest.update(`${row.n}\t${row.cells}\t${row.record}\n`);
};

/** Writes the rows of a list, in order, and sums them up by a digest. */
export class RowWriter {
  readonly #digest = createHash('sha256');
  readonly #insert: BulkInsert;
  readonly #entry: number;
  #rows = 0;

  constructor(sql: Sql, entry: number) {
    this.#insert = new BulkInsert(sql, 'list_row', ['entry', 'n', 'cells', 'record']);
    this.#entry = entry;
  }

  write(row: StoredRow): void {
    const stored = { n: row.row, cells: JSON.stringify(row.cells), record: JSON.stringify(row.record) };
    addTo(this.#digest, stored);
    this.#insert.add(this.#entry, stored.n, stored.cells, stored.record);
    this.#rows += 1;
  }

  done(): { rows: number; digest: string } {
    this.#insert.done();
    return { rows: this.#rows, digest: this.#digest.digest('hex') };
  }
}

function* rawRows(sql: Sql, entry: number): Iterable<Row> {
  for (let after = -1; ;) {
    const rows = sql.all<Row>(
      `SELECT n, cells, record FROM list_row WHERE entry = ? AND n > ? ORDER BY n LIMIT ${PAGE}`,
      entry,
      after,
    );
    yield* rows;
    if (rows.length < PAGE) return;
    after = rows.at(-1)?.n ?? after;
  }
}

/** Every row of a list's entry, in order. */
export function* readEachRow(sql: Sql, entry: number): Iterable<StoredRow> {
  for (const row of rawRows(sql, entry)) yield storedRow(row);
}

/** The record made of every row of a list's entry, in order, without its cells. */
export function* readEachRecord(sql: Sql, entry: number): Iterable<Pick<StoredRow, 'row' | 'record'>> {
  for (let after = -1; ;) {
    const rows = sql.all<Omit<Row, 'cells'>>(
      `SELECT n, record FROM list_row WHERE entry = ? AND n > ? ORDER BY n LIMIT ${PAGE}`,
      entry,
      after,
    );
    for (const { n, record } of rows) yield { row: n, record: JSON.parse(record) as NormalRecord };
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

/** Some rows of a list's entry, in order. */
export function readRows(sql: Sql, entry: number, filter: RowFilter): StoredRow[] {
  if (filter.rows !== undefined) {
    return [...new Set(filter.rows)]
      .sort((a, b) => a - b)
      .map((n) => sql.get<Row>('SELECT n, cells, record FROM list_row WHERE entry = ? AND n = ?', entry, n))
      .filter((row) => row !== undefined)
      .map(storedRow);
  }
  return sql
    .all<Row>(
      'SELECT n, cells, record FROM list_row WHERE entry = ? ORDER BY n LIMIT ? OFFSET ?',
      entry,
      filter.limit ?? -1,
      filter.offset ?? 0,
    )
    .map(storedRow);
}

/** How many rows an entry has. */
export const countRows = (sql: Sql, entry: number): number =>
  sql.get<{ n: number }>('SELECT count(*) AS n FROM list_row WHERE entry = ?', entry)?.n ?? 0;

/** Number and digest of the rows as they lie. */
export function digestRows(sql: Sql, entry: number): { rows: number; digest: string } {
  const digest = createHash('sha256');
  let rows = 0;
  for (const row of rawRows(sql, entry)) {
    addTo(digest, row);
    rows += 1;
  }
  return { rows, digest: digest.digest('hex') };
}

// Readings: what was read from one file in one way. Rows are staged while files are read, outside any transaction of a case,
// so that a load that is killed or closed is taken up where it was; a list stands on a reading, and only then is it kept.
import { insertRows, RowDigest, writtenRows, type WrittenRows } from './rows.ts';
import type { Sql } from './sql.ts';
import type { StoredRow } from './types.ts';

/** Which bytes were read, and how: two readings that agree in both are one. */
export interface ReadingKey {
  sha256: string;
  /** Digest of the options of reading and of the reader's edition. */
  plan: string;
}

/** A reading that is complete. */
export interface Reading extends ReadingKey {
  number: number;
  rows: number;
  /** Digest of the rows. */
  digest: string;
  /** What was found of the file's layout. */
  told: unknown;
}

type Row = Omit<Reading, 'told'> & { told: string };

const readingOf = (row: Row): Reading => ({ ...row, told: JSON.parse(row.told) as unknown });

const COLUMNS = 'number, sha256, plan, rows, digest, told';

/** A complete reading of these bytes in this way, if there is one. */
export function findReading(sql: Sql, { sha256, plan }: ReadingKey): Reading | undefined {
  const row = sql.get<Row>(
    `SELECT ${COLUMNS} FROM reading WHERE sha256 = ? AND plan = ? ORDER BY number LIMIT 1`,
    sha256,
    plan,
  );
  return row === undefined ? undefined : readingOf(row);
}

/** A complete reading by its number. */
export function readingOfNumber(sql: Sql, number: number): Reading | undefined {
  const row = sql.get<Row>(`SELECT ${COLUMNS} FROM reading WHERE number = ?`, number);
  return row === undefined ? undefined : readingOf(row);
}

/** The reading that the list of an entry stands on; 0, which none has, where there is none. */
export const readingOfEntry = (sql: Sql, entry: number): number =>
  sql.get<{ reading: number }>('SELECT reading FROM list_reading WHERE entry = ?', entry)?.reading ?? 0;

/** The first number that neither a reading nor a row has. */
export const freeReading = (sql: Sql): number =>
  1 +
  (sql.get<{ n: number }>(
    `SELECT max(coalesce((SELECT max(number) FROM reading), 0),
                coalesce((SELECT max(reading) FROM list_row), 0)) AS n`,
  )?.n ?? 0);

/** Names a reading whose rows are all there, which completes it. */
export function completeReading(sql: Sql, reading: Reading): void {
  const { number, sha256, plan, rows, digest, told } = reading;
  sql.run(
    `INSERT INTO reading (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)`,
    number,
    sha256,
    plan,
    rows,
    digest,
    JSON.stringify(told),
  );
}

/** Lets the list of an entry stand on a reading, which is kept from now on. */
export const standOn = (sql: Sql, entry: number, reading: number): void => {
  sql.run('INSERT INTO list_reading (entry, reading) VALUES (?, ?)', entry, reading);
};

/** Stores rows that come from no file as a reading of their own. */
export function storeReading(sql: Sql, rows: readonly StoredRow[]): Reading {
  const number = freeReading(sql);
  const digest = new RowDigest();
  const written: WrittenRows = writtenRows(rows);
  digest.add(written);
  insertRows(sql, number, written);
  const reading: Reading = { number, sha256: '', plan: '', ...digest.done(), told: null };
  completeReading(sql, reading);
  return reading;
}

/** Numbers of readings, complete or not, on which no list stands. */
export const looseReadings = (sql: Sql): number[] =>
  sql
    .all<{ n: number }>(
      `WITH RECURSIVE filled (number) AS (
         SELECT min(reading) FROM list_row UNION ALL
         SELECT (SELECT min(reading) FROM list_row WHERE reading > filled.number)
         FROM filled WHERE filled.number IS NOT NULL)
       SELECT number AS n FROM
         (SELECT number FROM filled WHERE number IS NOT NULL UNION SELECT number FROM reading)
       WHERE number NOT IN (SELECT reading FROM list_reading) ORDER BY number`,
    )
    .map(({ n }) => n);

/** Rows taken back by one statement: a reader waits for no more than these. */
const PIECE = 2_000;

/** Takes back a piece of a reading on which no list stands; says whether something is left of it. */
export function takeBackPiece(sql: Sql, number: number): boolean {
  sql.run('DELETE FROM reading WHERE number = ?', number);
  const gone = sql.run(
    `DELETE FROM list_row WHERE reading = ?1 AND n <= (
       SELECT max(n) FROM (SELECT n FROM list_row WHERE reading = ?1 ORDER BY n LIMIT ${PIECE}))`,
    number,
  );
  return gone > 0;
}

/** How many readings are complete, and of how many, complete or not, no list stands. */
export const countReadings = (sql: Sql): { whole: number; loose: number } => ({
  whole: sql.get<{ n: number }>('SELECT count(*) AS n FROM reading')?.n ?? 0,
  loose: looseReadings(sql).length,
});

// Who of a case may be in a file that is not in it, and which lists have them: by keyed hashes, without reading rows.
import { keyHash } from './key.ts';
import type { Sql } from './sql.ts';

/** Owners by number, as `row_owner` knows them, to whom each key leads. Keys that lead to nobody are left out. */
export function ownersOfKeys(
  sql: Sql,
  pseudonymKey: Uint8Array,
  caseId: string,
  keys: Iterable<string>,
): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const key of keys) {
    const owners = sql.all<{ owner: number }>(
      'SELECT owner FROM owner_key WHERE case_id = ? AND hash = ?',
      caseId,
      keyHash(pseudonymKey, key),
    );
    if (owners.length > 0)
      found.set(
        key,
        owners.map(({ owner }) => owner),
      );
  }
  return found;
}

/** Of the rows of a list, in order, whose each is and which of the owner's homes. */
export function ownersOfRows(
  sql: Sql,
  entry: number,
): { rows: Int32Array; owners: Int32Array; homes: Int32Array } {
  const found = sql.all<{ n: number; owner: number; home: number }>(
    'SELECT n, owner, home FROM row_owner WHERE list_entry = ? ORDER BY n',
    entry,
  );
  return {
    rows: Int32Array.from(found, ({ n }) => n),
    owners: Int32Array.from(found, ({ owner }) => owner),
    homes: Int32Array.from(found, ({ home }) => home),
  };
}

/** Rows of a list spread evenly over it, `most` of `count` at most; the others are passed over by the database. */
export const spreadRows = (sql: Sql, entry: number, count: number, most: number): number[] => {
  const step = Math.max(1, count / most);
  const places = Array.from({ length: Math.min(most, count) }, (_, n) => Math.floor(n * step));
  return sql
    .all<{ n: number }>(
      `SELECT n FROM (SELECT n, row_number() OVER (ORDER BY n) - 1 AS place FROM row_owner WHERE list_entry = ?)
       WHERE place IN (SELECT value FROM json_each(?)) ORDER BY n`,
      entry,
      JSON.stringify(places),
    )
    .map(({ n }) => n);
};

/** The complex that each row of a reading names, in order of rows; nothing else of them is read. */
export const complexesOfRows = (sql: Sql, reading: number): { row: number; complex: string | null }[] =>
  sql.all(
    `SELECT n AS row, json_extract(record, '$.complex') AS complex FROM list_row WHERE reading = ? ORDER BY n`,
    reading,
  );

/** Whose a row is, by number. */
export const ownerOfRow = (sql: Sql, entry: number, row: number): number | undefined =>
  sql.get<{ owner: number }>('SELECT owner FROM row_owner WHERE list_entry = ? AND n = ?', entry, row)?.owner;

/** The name of the complex in which an owner lives, as far as it is known. */
export const complexOfOwner = (sql: Sql, owner: number): string | undefined =>
  sql.get<{ name: string }>(
    `SELECT c.name FROM owner o JOIN complex c ON c.case_id = o.case_id AND c.id = o.complex WHERE o.n = ?`,
    owner,
  )?.name;

/** Rows of an owner by pseudonym, by the entry of their list. */
export const rowsOfPseudonym = (sql: Sql, caseId: string, owner: string): { entry: number; row: number }[] =>
  sql.all(
    `SELECT r.list_entry AS entry, r.n AS row FROM owner o JOIN row_owner r ON r.owner = o.n
     WHERE o.case_id = ? AND o.id = ? ORDER BY r.list_entry, r.n`,
    caseId,
    owner,
  );

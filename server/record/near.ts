// Who of a case may be in a file that is not in it, and which lists have them: by keyed hashes, without reading rows.
import { keyHash } from './key.ts';
import { storedRow } from './rows.ts';
import type { Sql } from './sql.ts';
import type { StoredRow } from './types.ts';

const asJson = (values: Iterable<number | string>): string => JSON.stringify([...values]);

/** Owners by number, as `row_owner` knows them, to whom each key leads. Keys that lead to nobody are left out. */
export function ownersOfKeys(
  sql: Sql,
  pseudonymKey: Uint8Array,
  caseId: string,
  keys: Iterable<string>,
): Map<string, number[]> {
  const byHash = new Map(Array.from(keys, (key) => [keyHash(pseudonymKey, key), key]));
  const found = new Map<string, number[]>();
  for (const { hash, owner } of sql.all<{ hash: string; owner: number }>(
    `SELECT k.hash, k.owner FROM json_each(?1) h CROSS JOIN owner_key k ON k.case_id = ?2 AND k.hash = h.value
     ORDER BY k.hash, k.owner`,
    asJson(byHash.keys()),
    caseId,
  )) {
    const key = byHash.get(hash)!;
    const owners = found.get(key);
    if (owners === undefined) found.set(key, [owner]);
    else owners.push(owner);
  }
  return found;
}

/** Whether a key leads to anybody, in any case. */
export const isKnownKey = (sql: Sql, pseudonymKey: Uint8Array, key: string): boolean =>
  sql.get(
    'SELECT 1 FROM linkage l CROSS JOIN owner_key k ON k.case_id = l.case_id AND k.hash = ? LIMIT 1',
    keyHash(pseudonymKey, key),
  ) !== undefined;

/** How many of some owners each list has, by its entry. */
export const listsOfOwners = (sql: Sql, owners: Iterable<number>): Map<number, number> =>
  new Map(
    sql
      .all<{ entry: number; owners: number }>(
        `SELECT r.list_entry AS entry, count(DISTINCT r.owner) AS owners
         FROM json_each(?) o CROSS JOIN row_owner r ON r.owner = o.value GROUP BY r.list_entry`,
        asJson(owners),
      )
      .map((one) => [one.entry, one.owners]),
  );

/** Rows of some owners with cells, those of each in order. */
export const rowsOfOwners = (
  sql: Sql,
  owners: Iterable<number>,
): { owner: number; entry: number; found: StoredRow }[] =>
  sql
    .all<{ owner: number; entry: number; n: number; cells: string; record: string }>(
      `SELECT r.owner, r.list_entry AS entry, w.n, w.cells, w.record
       FROM json_each(?) o CROSS JOIN row_owner r ON r.owner = o.value
       JOIN list_reading q ON q.entry = r.list_entry
       JOIN list_row w ON w.reading = q.reading AND w.n = r.n
       ORDER BY r.owner, r.list_entry, r.n`,
      asJson(owners),
    )
    .map(({ owner, entry, ...row }) => ({ owner, entry, found: storedRow(row) }));

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

/** Of the rows of a list, in order, whose each is and which complex it names: all that is asked of rows that are not read. */
export interface ListSkeleton {
  rows: Int32Array;
  owners: Int32Array;
  homes: Int32Array;
  /** Number of the complex among `complexes`, −1 where the row names none. */
  complex: Int32Array;
  complexes: readonly string[];
}

/** Numbers that threads share instead of copying them. */
const shared = (length: number): Int32Array =>
  new Int32Array(new SharedArrayBuffer(length * Int32Array.BYTES_PER_ELEMENT));

export function readSkeleton(sql: Sql, { entry, reading }: { entry: number; reading: number }): ListSkeleton {
  const found = sql.all<{ n: number; owner: number; home: number; complex: string | null }>(
    `SELECT o.n, o.owner, o.home, json_extract(w.record, '$.complex') AS complex
     FROM row_owner o JOIN list_row w ON w.reading = ?2 AND w.n = o.n WHERE o.list_entry = ?1 ORDER BY o.n`,
    entry,
    reading,
  );
  const numbers = new Map<string, number>();
  const skeleton = {
    rows: shared(found.length),
    owners: shared(found.length),
    homes: shared(found.length),
    complex: shared(found.length),
  };
  for (const [at, { n, owner, home, complex }] of found.entries()) {
    skeleton.rows[at] = n;
    skeleton.owners[at] = owner;
    skeleton.homes[at] = home;
    let number = complex === null ? -1 : numbers.get(complex);
    if (number === undefined) numbers.set(complex!, (number = numbers.size));
    skeleton.complex[at] = number;
  }
  return { ...skeleton, complexes: [...numbers.keys()] };
}

/** Whose a row is, by number. */
export const ownerOfRow = (sql: Sql, entry: number, row: number): number | undefined =>
  sql.get<{ owner: number }>('SELECT owner FROM row_owner WHERE list_entry = ? AND n = ?', entry, row)?.owner;

/** The names of the complexes in which owners live, by the owner's number, as far as they are known. */
export const complexesOfOwners = (sql: Sql, owners: Iterable<number>): Map<number, string> =>
  new Map(
    sql
      .all<{ owner: number; name: string }>(
        `SELECT o.n AS owner, c.name FROM json_each(?) w CROSS JOIN owner o ON o.n = w.value
         JOIN complex c ON c.case_id = o.case_id AND c.id = o.complex`,
        asJson(owners),
      )
      .map(({ owner, name }) => [owner, name]),
  );

/** Rows of an owner by pseudonym, by the entry of their list. */
export const rowsOfPseudonym = (sql: Sql, caseId: string, owner: string): { entry: number; row: number }[] =>
  sql.all(
    `SELECT r.list_entry AS entry, r.n AS row FROM owner o JOIN row_owner r ON r.owner = o.n
     WHERE o.case_id = ? AND o.id = ? ORDER BY r.list_entry, r.n`,
    caseId,
    owner,
  );

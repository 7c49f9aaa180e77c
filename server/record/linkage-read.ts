// What linkage says, as it stands: owners, their rows, the keyed hashes that find them, complexes.
import { LinkageDigest, rowLine, rowsDigest, type OwnerLine } from './linkage-digest.ts';
import type { Sql } from './sql.ts';
import type { Complex, Owner } from './types.ts';

interface RowOwner {
  row: number;
  owner: string;
  home: number;
}

/** Rows read at once: a list may have a million. */
const ROWS = 2_000;

/** Rows of a list with owner and home, in order. */
export function* readRowOwners(sql: Sql, listEntry: number): Iterable<RowOwner> {
  for (let after = -1; ;) {
    const rows = sql.all<RowOwner>(
      `SELECT r.n AS row, o.id AS owner, r.home FROM row_owner r JOIN owner o ON o.n = r.owner
       WHERE r.list_entry = ? AND r.n > ? ORDER BY r.n LIMIT ${ROWS}`,
      listEntry,
      after,
    );
    yield* rows;
    if (rows.length < ROWS) return;
    after = rows.at(-1)?.row ?? after;
  }
}

/** How many owners a list's rows are of. */
export const countListOwners = (sql: Sql, listEntry: number): number =>
  sql.get<{ n: number }>('SELECT count(DISTINCT owner) AS n FROM row_owner WHERE list_entry = ?', listEntry)
    ?.n ?? 0;

/** How many rows of a list are linked. */
export const countListRows = (sql: Sql, listEntry: number): number =>
  sql.get<{ n: number }>('SELECT count(*) AS n FROM row_owner WHERE list_entry = ?', listEntry)?.n ?? 0;

/** How many owners the rows of both lists are of. */
export const countSharedOwners = (sql: Sql, one: number, other: number): number =>
  sql.get<{ n: number }>(
    `SELECT count(*) AS n FROM (SELECT owner FROM row_owner WHERE list_entry = ?
       INTERSECT SELECT owner FROM row_owner WHERE list_entry = ?)`,
    one,
    other,
  )?.n ?? 0;

/** How many owners a case has. */
export const countOwners = (sql: Sql, caseId: string): number =>
  sql.get<{ n: number }>('SELECT count(*) AS n FROM owner WHERE case_id = ?', caseId)?.n ?? 0;

/** The entry that last changed the linkage of a case; 0 where there is none. */
export const linkedBy = (sql: Sql, caseId: string): number =>
  sql.get<{ entry: number }>('SELECT entry FROM linkage WHERE case_id = ?', caseId)?.entry ?? 0;

/** Owners of a case in the order of their ids, as the digest takes them. */
export const ownerLines = (sql: Sql, caseId: string): (OwnerLine & { n: number })[] =>
  sql.all(
    'SELECT n, id, caption, complex, records, keys, rows FROM owner WHERE case_id = ? ORDER BY id',
    caseId,
  );

/** The linkage of a case as its tables hold it. */
interface StandingDigest {
  owners: number;
  rows: number;
  digest: string;
  /** The digest of each owner's rows, by its number. */
  rowsOf: Map<number, string>;
}

/** The digest of the linkage of a case as the tables hold it, with how much that is. */
export function digestStanding(sql: Sql, caseId: string): StandingDigest {
  const digest = new LinkageDigest();
  const lines = new Map<number, string>();
  let [owners, rows] = [0, 0];
  const links = sql.all<{ list: string; entry: number }>(
    'SELECT list, list_entry AS entry FROM list_link WHERE case_id = ? AND list_entry IS NOT NULL ORDER BY list_entry',
    caseId,
  );
  for (const { list, entry } of links) {
    digest.list(list, entry);
    for (const { n, owner, home } of rowsOfList(sql, entry)) {
      rows += 1;
      lines.set(owner, (lines.get(owner) ?? '') + rowLine(entry, n, home));
    }
  }
  const rowsOf = new Map([...lines].map(([owner, line]) => [owner, rowsDigest(line)]));
  for (const owner of ownerLines(sql, caseId)) {
    if (owner.records === 0) continue;
    owners += 1;
    digest.owner({ ...owner, rows: rowsOf.get(owner.n) ?? '' });
  }
  return { owners, rows, digest: digest.done(), rowsOf };
}

/** Rows of a list with the number of their owner, in order. */
function* rowsOfList(sql: Sql, listEntry: number): Iterable<{ n: number; owner: number; home: number }> {
  for (let after = -1; ;) {
    const rows = sql.all<{ n: number; owner: number; home: number }>(
      `SELECT n, owner, home FROM row_owner WHERE list_entry = ? AND n > ? ORDER BY n LIMIT ${ROWS}`,
      listEntry,
      after,
    );
    yield* rows;
    if (rows.length < ROWS) return;
    after = rows.at(-1)!.n;
  }
}

interface OwnerRow {
  n: number;
  id: string;
  caption: string;
  complex: string | null;
  records: number;
  entry: number;
}

const PAGE = 1000;

const ownerOf = ({ id, caption, complex, records, entry }: OwnerRow): Owner => ({
  id,
  caption,
  ...(complex === null ? {} : { complex }),
  records,
  entry,
});

/** Owners of a case, or those that an entry after a number changed, by that entry. */
export function* readOwners(sql: Sql, caseId: string, changedAfter = 0): Iterable<Owner> {
  for (let [entry, n] = [changedAfter, Number.MAX_SAFE_INTEGER]; ;) {
    const rows = sql.all<OwnerRow>(
      `SELECT n, id, caption, complex, records, entry FROM owner
       WHERE case_id = ? AND (entry, n) > (?, ?) ORDER BY entry, n LIMIT ${PAGE}`,
      caseId,
      entry,
      n,
    );
    for (const row of rows) yield ownerOf(row);
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    ({ entry, n } = last);
  }
}

/** Owners that were given rows of others, or lost some to others, by entries after a number. */
export const readMovedOwners = (sql: Sql, caseId: string, after: number): { n: number; id: string }[] =>
  sql.all(
    'SELECT n, id FROM owner WHERE case_id = ?1 AND entry > ?2 AND moved > ?2 ORDER BY n',
    caseId,
    after,
  );

/** Rows of an owner (number), by the entry that asserted their list. */
export const readRowsOfOwner = (sql: Sql, owner: number): { entry: number; row: number }[] =>
  sql.all(
    'SELECT list_entry AS entry, n AS row FROM row_owner WHERE owner = ? ORDER BY list_entry, n',
    owner,
  );

/** One owner by pseudonym. */
export const readOwner = (sql: Sql, caseId: string, id: string): Owner | undefined => {
  const row = sql.get<OwnerRow>(
    'SELECT n, id, caption, complex, records, entry FROM owner WHERE case_id = ? AND id = ?',
    caseId,
    id,
  );
  return row === undefined ? undefined : ownerOf(row);
};

/** Rows that are an owner's, by list. */
export const readOwnerRows = (
  sql: Sql,
  caseId: string,
  id: string,
): { list: string; row: number; home: number }[] =>
  sql.all(
    `SELECT l.list, r.n AS row, r.home FROM owner o JOIN row_owner r ON r.owner = o.n
     JOIN list_link l ON l.list_entry = r.list_entry
     WHERE o.case_id = ? AND o.id = ? ORDER BY l.list, r.n`,
    caseId,
    id,
  );

/** Pseudonyms of the owners to whom a keyed hash leads. */
export const findOwnerIds = (sql: Sql, caseId: string, hash: string): string[] =>
  sql
    .all<{ id: string }>(
      `SELECT o.id FROM owner_key k JOIN owner o ON o.n = k.owner
       WHERE k.case_id = ? AND k.hash = ? ORDER BY o.id`,
      caseId,
      hash,
    )
    .map(({ id }) => id);

/** Complexes of a case. */
export const readComplexes = (sql: Sql, caseId: string, changedAfter = 0): Complex[] =>
  sql.all(
    'SELECT id, name, owners, entry FROM complex WHERE case_id = ? AND entry > ? ORDER BY id',
    caseId,
    changedAfter,
  );

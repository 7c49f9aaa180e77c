// The journal: who did what, when, on which evidence; only added to, each entry chained to the one before by its hash.
import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical.ts';
import type { Sql } from './sql.ts';
import type { JournalEntry, NewEntry } from './types.ts';

/** What the first entry is chained to. */
export const GENESIS = '0'.repeat(64);

/** An entry as it lies. */
export interface RawEntry {
  seq: number;
  at: string;
  actor: string;
  action: string;
  case_id: string | null;
  subject: string;
  payload: string | null;
  batch: number;
  prev: string;
  hash: string;
}

const COLUMNS = 'seq, at, actor, action, case_id, subject, payload, batch, prev, hash';

/** SHA-256 over all of an entry but its hash, as a JSON array in the order of the columns. */
export const entryHash = (row: Omit<RawEntry, 'hash'>): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        row.seq,
        row.at,
        row.actor,
        row.action,
        row.case_id,
        row.subject,
        row.payload,
        row.batch,
        row.prev,
      ]),
    )
    .digest('hex');

/** Which entry of another installation an entry is, where the case came from one. */
const origin = (sql: Sql, seq: number): Pick<JournalEntry, 'received'> => {
  const found = sql.get<{ seq: number; at: string; actor: string }>(
    'SELECT seq, at, actor FROM received_entry WHERE entry = ?',
    seq,
  );
  return found === undefined ? {} : { received: found };
};

const entryOf = (sql: Sql, row: RawEntry): JournalEntry => ({
  ...origin(sql, row.seq),
  seq: row.seq,
  at: row.at,
  actor: row.actor,
  action: row.action,
  ...(row.case_id === null ? {} : { case: row.case_id }),
  subject: row.subject,
  ...(row.payload === null ? {} : { payload: JSON.parse(row.payload) as unknown }),
  batch: row.batch,
  prev: row.prev,
  hash: row.hash,
});

/** Number and hash of the last entry. */
export const lastEntry = (sql: Sql): { seq: number; hash: string } =>
  sql.get<{ seq: number; hash: string }>('SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1') ?? {
    seq: 0,
    hash: GENESIS,
  };

/**
 * Text as it can be stored: half a character would come back as another one, a text with a zero byte only as far as that,
 * and the hash would not be that of the row.
 */
const storable = (text: string): string => Buffer.from(text).toString().replaceAll('\0', '\uFFFD');

/**
 * Appends an entry.
 *
 * @param batch the entry that began the batch; the entry itself where undefined
 * @returns its number
 */
export function appendEntry(sql: Sql, actor: string, entry: NewEntry, batch?: number): number {
  const last = lastEntry(sql);
  const seq = last.seq + 1;
  const row = {
    seq,
    at: new Date().toISOString(),
    actor: storable(actor),
    action: entry.action,
    case_id: entry.case === undefined ? null : storable(entry.case),
    subject: storable(entry.subject),
    payload: entry.payload === undefined ? null : canonicalJson(entry.payload),
    batch: batch ?? seq,
    prev: last.hash,
  };
  sql.run(
    `INSERT INTO journal (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    row.seq,
    row.at,
    row.actor,
    row.action,
    row.case_id,
    row.subject,
    row.payload,
    row.batch,
    row.prev,
    entryHash(row),
  );
  return seq;
}

/** Which entries to read: of one case, of several or of all, those after a number, at most `limit`. */
export interface EntryFilter {
  case?: string | undefined;
  /** Of these cases only, and of none that is no case's. */
  cases?: readonly string[];
  after: number;
  limit: number;
  /** Which come first; the oldest where not said. */
  order?: 'oldest' | 'newest' | undefined;
  /** Where a page ends: those before a number. It does not lessen how many match. */
  before?: number | undefined;
}

/** Entries in the order that was asked for, and how many match in all. */
export function readEntries(sql: Sql, filter: EntryFilter): { entries: JournalEntry[]; total: number } {
  const where = `seq > ?1 AND (?2 IS NULL OR case_id = ?2)
    AND (?3 IS NULL OR case_id IN (SELECT value FROM json_each(?3)))`;
  const values = [
    filter.after,
    filter.case ?? null,
    filter.cases === undefined ? null : JSON.stringify(filter.cases),
  ] as const;
  return {
    entries: sql
      .all<RawEntry>(
        `SELECT ${COLUMNS} FROM journal WHERE ${where} AND (?5 IS NULL OR seq < ?5)
         ORDER BY seq ${filter.order === 'newest' ? 'DESC' : 'ASC'} LIMIT ?4`,
        ...values,
        filter.limit,
        filter.before ?? null,
      )
      .map((row) => entryOf(sql, row)),
    total: sql.get<{ n: number }>(`SELECT count(*) AS n FROM journal WHERE ${where}`, ...values)?.n ?? 0,
  };
}

/** One entry, if there is one of that number. */
export const readEntry = (sql: Sql, seq: number): JournalEntry | undefined => {
  const row = sql.get<RawEntry>(`SELECT ${COLUMNS} FROM journal WHERE seq = ?`, seq);
  return row === undefined ? undefined : entryOf(sql, row);
};

/** Entries about one subject, of a case or of none, in order. */
export const readEntriesOn = (sql: Sql, caseId: string | undefined, subject: string): JournalEntry[] =>
  sql
    .all<RawEntry>(
      `SELECT ${COLUMNS} FROM journal WHERE case_id IS ?1 AND subject = ?2 ORDER BY seq`,
      caseId ?? null,
      subject,
    )
    .map((row) => entryOf(sql, row));

/** Entries of no case whose subject begins with a prefix, in order. */
export const readEntriesAbout = (sql: Sql, prefix: string): JournalEntry[] =>
  sql
    .all<RawEntry>(
      `SELECT ${COLUMNS} FROM journal WHERE case_id IS NULL AND substr(subject, 1, length(?1)) = ?1 ORDER BY seq`,
      prefix,
    )
    .map((row) => entryOf(sql, row));

/** Rows in the order of their numbers, a page at a time, so that no more than one is in memory. */
export function* bySeq<Row extends { seq: number }>(page: (after: number) => Row[]): Iterable<Row> {
  for (let after = 0; ;) {
    const rows = page(after);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.seq;
  }
}

/** All entries as they lie, in order. */
export const rawEntries = (sql: Sql): Iterable<RawEntry> =>
  bySeq((after) =>
    sql.all<RawEntry>(`SELECT ${COLUMNS} FROM journal WHERE seq > ? ORDER BY seq LIMIT 1000`, after),
  );

/** All entries of a case as they lie, in order. */
export const rawEntriesOf = (sql: Sql, caseId: string): Iterable<RawEntry> =>
  bySeq((after) =>
    sql.all<RawEntry>(
      `SELECT ${COLUMNS} FROM journal WHERE case_id = ? AND seq > ? ORDER BY seq LIMIT 1000`,
      caseId,
      after,
    ),
  );

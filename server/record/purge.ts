// Takes the personal data of a case out of the record for good: rows, files, words of the journal, owners and every key made of them.
// What stays is the frame: which entry, when, by whom, about what, and its hash.
import { createHash } from 'node:crypto';
import { fail } from '#contract/errors.ts';
import type { PurgeCounts } from '#contract/purge.ts';
import { assertFact } from './facts.ts';
import { bySeq, rawEntriesOf, type RawEntry } from './journal.ts';
import type { Sql } from './sql.ts';
import type { NewEntry } from './types.ts';

/** Subject of the entry that says so, in its case. */
export const PURGE = 'purge';

/** What these entries say holds no words of anybody's data: who was let in, when it was to go, that it went. */
const KEPT_ACTIONS = [PURGE, 'retention', 'legal-hold', 'member-grant', 'member-revoke', 'reveal-end'];

/** Set while the file still holds what was purged; the next who opens the record rewrites it. */
const DUE = 'compact_due';

/** Set while the graph still holds what was purged. */
const GRAPH_DUE = 'graph_due';

const isSet = (sql: Sql, name: string): boolean =>
  sql.get('SELECT 1 FROM meta WHERE name = ?', name) !== undefined;

/** What of a purge is still to be done before a certificate may say that it was. */
export const purgeDues = (sql: Sql): { file: boolean; graph: boolean } => ({
  file: isSet(sql, DUE),
  graph: isSet(sql, GRAPH_DUE),
});

/** Has the file rewritten, after this transaction or by whoever opens the record next. */
export const letCompact = (sql: Sql): void =>
  void sql.run(`INSERT OR REPLACE INTO meta (name, value) VALUES ('${DUE}', '1')`);

export const graphMade = (sql: Sql): void => void sql.run(`DELETE FROM meta WHERE name = '${GRAPH_DUE}'`);

const isPurged = (sql: Sql, caseId: string): boolean =>
  // The action says it: what a journal that was received calls its subjects is up to its sender.
  sql.get(
    `SELECT 1 FROM journal WHERE case_id = ? AND subject = '${PURGE}' AND action = '${PURGE}'`,
    caseId,
  ) !== undefined;

/**
 * Nothing is entered into a purged case, and nothing taken back: what stood before says nothing any more.
 * @throws conflict
 */
export function assertUnpurged(sql: Sql, caseId: string): void {
  if (isPurged(sql, caseId))
    fail(
      'conflict',
      '该案件的数据已清除，不能再录入：请另建案件',
      'The data of this case were purged: nothing is entered into it any more, begin another one',
    );
}

/** What the entry says. */
export interface PurgePayload {
  reason: string;
  /** SHA-256 over the frames of all entries of the case that say nothing any more, in order. */
  digest: string;
  /** Files that are gone, by their SHA-256. */
  files: string[];
  counts: PurgeCounts;
}

/** Sums up the frames of entries whose words are gone: by it a changed frame is found, though its own hash cannot be made again. */
export class FrameDigest {
  readonly #hash = createHash('sha256');

  add({ seq, at, actor, action, case_id: caseId, subject, batch, prev, hash }: RawEntry): void {
    this.#hash.update(`${JSON.stringify([seq, at, actor, action, caseId, subject, batch, prev, hash])}\n`);
  }

  /** The digest of what was added so far; more may follow. */
  sofar(): string {
    return this.#hash.copy().digest('hex');
  }
}

const count = (sql: Sql, statement: string, ...values: (string | number)[]): number =>
  sql.get<{ n: number | null }>(statement, ...values)?.n ?? 0;

/** Lifts the guards of what can only be added to, and puts them back as they were, within one transaction. */
function unguarded(sql: Sql, work: () => void): void {
  const guards = sql.all<{ name: string; sql: string }>(
    `SELECT name, sql FROM sqlite_master WHERE type = 'trigger'`,
  );
  for (const { name } of guards) sql.exec(`DROP TRIGGER ${name}`);
  work();
  for (const guard of guards) sql.exec(guard.sql);
}

const HASHES = /[0-9a-f]{64}/g;

interface Saying {
  seq: number;
  case_id: string | null;
  payload: string;
  ours: number;
  theirs: number;
}

/** Entries that may name a file: those of cases, and those of files with whose batch they came. */
const saying = (sql: Sql, caseId: string): Iterable<Saying> =>
  bySeq((after) =>
    sql.all<Saying>(
      `SELECT j.seq, j.case_id, j.payload,
         EXISTS (SELECT 1 FROM journal o WHERE o.batch = j.batch AND o.case_id = ?1) AS ours,
         EXISTS (SELECT 1 FROM journal o WHERE o.batch = j.batch AND o.case_id <> ?1) AS theirs
       FROM journal j
       WHERE j.seq > ?2 AND j.payload IS NOT NULL AND (j.case_id IS NOT NULL OR j.action = 'file')
       ORDER BY j.seq LIMIT 1000`,
      caseId,
      after,
    ),
  );

/** Files that a case holds and no other one does, and how many it shares. */
function filesOf(sql: Sql, caseId: string): { own: string[]; shared: number } {
  const known = new Set(sql.all<{ sha256: string }>('SELECT sha256 FROM evidence').map((row) => row.sha256));
  const here = new Set<string>();
  const elsewhere = new Set<string>();
  for (const { case_id: of, payload, ours, theirs } of saying(sql, caseId)) {
    for (const [hash] of payload.matchAll(HASHES)) {
      if (!known.has(hash)) continue;
      if (of === caseId || (of === null && ours === 1)) here.add(hash);
      if ((of !== null && of !== caseId) || (of === null && theirs === 1)) elsewhere.add(hash);
    }
  }
  const own = [...here].filter((hash) => !elsewhere.has(hash)).sort();
  return { own, shared: here.size - own.length };
}

/** Readings on which lists of the case alone stand, and loose ones of its files. */
function readingsOf(sql: Sql, caseId: string, files: readonly string[]): number[] {
  return sql
    .all<{ number: number }>(
      `SELECT DISTINCT reading AS number FROM list_reading WHERE entry IN (SELECT seq FROM journal WHERE case_id = ?1)
       UNION SELECT number FROM reading WHERE sha256 IN (SELECT value FROM json_each(?2))`,
      caseId,
      JSON.stringify(files),
    )
    .map(({ number }) => number)
    .filter(
      (number) =>
        sql.get(
          `SELECT 1 FROM list_reading WHERE reading = ?
             AND entry NOT IN (SELECT seq FROM journal WHERE case_id = ?)`,
          number,
          caseId,
        ) === undefined,
    );
}

/** Tables whose rows belong to a case by `case_id`, and hold or derive from its data. */
const OF_CASE = [
  'lineage_mark',
  'lineage_memory',
  'linkage',
  'owner',
  'owner_key',
  'complex',
  'list_link',
  'link_segment',
  'link_piece',
  'gone',
  'kept_view',
  'kept_step',
  'saved_view',
  'across_key',
  'across_packed',
  'across_pair',
  'across_owner',
  'across_list',
  'received_case',
];

function takeOut(sql: Sql, caseId: string, readings: readonly number[], files: readonly string[]): void {
  const entries = 'SELECT seq FROM journal WHERE case_id = ?';
  sql.run(
    `DELETE FROM row_owner WHERE list_entry IN (${entries}) OR owner IN (SELECT n FROM owner WHERE case_id = ?)`,
    caseId,
    caseId,
  );
  sql.run(`DELETE FROM received_entry WHERE entry IN (${entries})`, caseId);
  for (const table of OF_CASE) sql.run(`DELETE FROM ${table} WHERE case_id = ?`, caseId);
  for (const table of ['across_pair', 'across_owner', 'across_list'])
    sql.run(`DELETE FROM ${table} WHERE other = ?`, caseId);
  sql.run(`DELETE FROM list_reading WHERE entry IN (${entries})`, caseId);
  for (const number of readings) {
    sql.run('DELETE FROM list_row WHERE reading = ?', number);
    sql.run('DELETE FROM reading WHERE number = ?', number);
  }
  for (const sha256 of files) {
    const found = sql.get<{ number: number }>('SELECT number FROM evidence WHERE sha256 = ?', sha256);
    if (found !== undefined) sql.run('DELETE FROM evidence_chunk WHERE number = ?', found.number);
    sql.run('DELETE FROM evidence WHERE sha256 = ?', sha256);
  }
  sql.run(
    `UPDATE journal SET payload = NULL
     WHERE case_id = ? AND action NOT IN (SELECT value FROM json_each(?))`,
    caseId,
    JSON.stringify(KEPT_ACTIONS),
  );
}

/** The frames of a case up to an entry. */
function frameDigest(sql: Sql, caseId: string): string {
  const digest = new FrameDigest();
  for (const row of rawEntriesOf(sql, caseId)) if (row.payload === null) digest.add(row);
  return digest.sofar();
}

/**
 * Purges a case within a transaction; the file is rewritten after it (`compact`).
 * @returns the entry that says so
 * @throws conflict where it was done before
 */
export function purgeCase(
  sql: Sql,
  append: (entry: NewEntry) => number,
  caseId: string,
  reason: string,
): number {
  if (isPurged(sql, caseId))
    fail('conflict', '该案件的数据已清除', 'The data of this case were purged before');
  const { own, shared } = filesOf(sql, caseId);
  const readings = readingsOf(sql, caseId, own);
  const ids = JSON.stringify(readings);
  const counts: PurgeCounts = {
    entries: count(sql, 'SELECT count(*) AS n FROM journal WHERE case_id = ?', caseId),
    facts: count(sql, 'SELECT count(*) AS n FROM fact WHERE case_id = ? AND entry IS NOT NULL', caseId),
    lists: count(
      sql,
      `SELECT count(*) AS n FROM fact WHERE case_id = ? AND type = 'List' AND entry IS NOT NULL`,
      caseId,
    ),
    rows: count(
      sql,
      'SELECT count(*) AS n FROM list_row WHERE reading IN (SELECT value FROM json_each(?))',
      ids,
    ),
    owners: count(sql, 'SELECT count(*) AS n FROM owner WHERE case_id = ?', caseId),
    keys: count(sql, 'SELECT count(*) AS n FROM owner_key WHERE case_id = ?', caseId),
    files: own.length,
    bytes: count(
      sql,
      'SELECT sum(bytes) AS n FROM evidence WHERE sha256 IN (SELECT value FROM json_each(?))',
      JSON.stringify(own),
    ),
    sharedFiles: shared,
  };
  unguarded(sql, () => takeOut(sql, caseId, readings, own));
  const payload: PurgePayload = { reason, digest: frameDigest(sql, caseId), files: own, counts };
  const entry = append({ action: PURGE, case: caseId, subject: PURGE, payload });
  sql.run('UPDATE fact SET entry = NULL, touched = ? WHERE case_id = ?', entry, caseId);
  // The case stays, empty and under its id, so that what became of it can be read.
  assertFact(sql, append, caseId, 'Case', caseId, { values: { id: caseId, title: caseId } });
  for (const due of [DUE, GRAPH_DUE])
    sql.run(`INSERT OR REPLACE INTO meta (name, value) VALUES (?, '1')`, due);
  return entry;
}

/**
 * Rewrites the file without what was taken out, where that is due: neither free pages nor the log keep any of it. As long as the
 * file takes to write, nothing else is written.
 */
export function compact(sql: Sql): void {
  if (!isSet(sql, DUE)) return;
  sql.exec('VACUUM');
  // Somebody who reads at this moment keeps the log from being emptied: then it stays due.
  const emptied = sql.get<{ busy: number }>('PRAGMA wal_checkpoint(TRUNCATE)');
  if (emptied?.busy === 0) sql.run(`DELETE FROM meta WHERE name = '${DUE}'`);
}

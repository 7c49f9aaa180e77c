// The record: what was found and asserted, in one encrypted file that one process owns.
import { randomBytes } from 'node:crypto';
import { fail } from '#contract/errors.ts';
import { acrossStore, type AcrossStore } from './across/store.ts';
import { backupTo } from './backup.ts';
import type { GraphBatch } from './graph-batch.ts';
import { graphChanges, sizeOfChanges } from './graph-state.ts';
import { headStampsOf, type HeadStamps } from './head-stamps.ts';
import {
  ensureHeadTables,
  publishHeads,
  readHeads,
  signHead,
  type HeadCheck,
  type SignedHead,
} from './heads.ts';
import { lastEntry } from './journal.ts';
import { keptViewsOf, type KeptViews } from './kept-views.ts';
import { databaseKey, hasRecord, headsFileOf, isKey, KEY_BYTES, pseudonymKeyOf, recordFile } from './key.ts';
import { drawnKeys, drawnKeysId } from './keys/pseudonym-keys.ts';
import { takeLock } from './lock.ts';
import { checkKey, connect, createFile } from './open.ts';
import { makeDataFolder } from './private-files.ts';
import { ensurePeopleTables } from './people-tables.ts';
import { openReader } from './reader.ts';
import { changePseudonyms, type NewPseudonyms } from './new-pseudonyms.ts';
import { compact, graphMade, letCompact, purgeCase, purgeDues } from './purge.ts';
import { reading, type RecordReader } from './reading.ts';
import { savedViewsOf, type SavedViews } from './saved-views.ts';
import { breakSeal, checkSeal, hasLog, hasSeal, RESTORE, seal } from './seal.ts';
import { stagingOf, type Stage } from './staging.ts';
import { signerOf } from './signer.ts';
import { sessionsOf, type Sessions } from './sessions.ts';
import { sqliteCode, type Sql } from './sql.ts';
import { assertTexts } from './texts.ts';
import { CHECKPOINT_PAGES, transact, type RecordTx } from './transaction.ts';
import { usersOf, type Users } from './users.ts';
import { verifyRecord, type Verification } from './verify.ts';
import { ensureWorkingTables } from './working-tables.ts';

/** What a worker needs to read the record. */
export interface RecordSource {
  file: string;
  /** Of the database file, in hexadecimal. */
  key: string;
}

/** The record as it was at one moment, by a connection of its own. */
export interface StandingRecord {
  /** Number of the last entry. */
  head: number;
  /** All that the graph must hold. */
  changes(): Iterable<GraphBatch>;
  close(): void;
}

export interface Record extends RecordReader {
  /** Tells this record from every other; a graph belongs to one. */
  readonly dataId: string;
  /** Key of the pseudonyms of owners, for `keyHash` and `ownerId`. */
  readonly pseudonymKey: Buffer;
  /** Id of the keys that were drawn for pseudonyms since the record was made; undefined where none were. */
  readonly pseudonyms: string | undefined;
  /** Does work as one transaction, after those before it have ended. What it throws takes all of it back. @throws cancelled */
  transaction<T>(
    actor: string,
    work: (tx: RecordTx) => Promise<T> | T,
    options?: { signal?: AbortSignal | undefined; isLarge?: boolean },
  ): Promise<T>;
  /** What one load reads, ahead of its transaction. */
  stage(): Stage;
  /** The file and the key that opens it, for workers that read it by themselves. */
  readonly source: RecordSource;
  /** What the graph must hold of all that entries after a number touched. */
  changes(after: number): Iterable<GraphBatch>;
  /** About how many rows `changes` hands over. */
  sizeOfChanges(after: number): number;
  /** What cases have in common, and the pieces that bring it up to date. */
  readonly across: AcrossStore;
  /** The record as it is now, for whoever reads all of it while others write; to be closed. */
  standing(): StandingRecord;
  /** Holds this thread up; `verifyAside` is the same for a worker. */
  verify(): Verification;
  /** By what its signed heads are checked. */
  readonly headCheck: HeadCheck;
  /** Heads of the journal that were signed, in order. */
  heads(): SignedHead[];
  /** Time stamps of them. */
  readonly headStamps: HeadStamps;
  /**
   * Takes the personal data of a case out for good and rewrites the file; others wait meanwhile.
   * @returns the entry that says so
   * @throws conflict where it was done before, or `allowed` says so
   */
  purge(asked: { case: string; actor: string; reason: string; allowed(tx: RecordTx): void }): Promise<number>;
  /**
   * Draws another key for pseudonyms and changes all of them and every keyed hash, in one transaction; then rewrites the file. Workers
   * that have the former key must not be at work. The graph is to be made anew.
   */
  changePseudonyms(actor: string): Promise<NewPseudonyms>;
  /** What of a purge is still to be done: rewriting the file, making the graph anew. */
  purgeDues(): { file: boolean; graph: boolean };
  /** Said once the graph was made anew. */
  graphMade(): Promise<void>;
  /** Writes an encrypted copy. @throws bad-request where the file exists */
  backup(file: string): Promise<{ file: string; sha256: string; bytes: number }>;
  readonly users: Users;
  readonly sessions: Sessions;
  readonly keptViews: KeptViews;
  readonly savedViews: SavedViews;
  /** Closes the file and gives the lock back, after the transaction that is open. */
  close(): Promise<void>;
}

/** Pages in the log, 64 MB, after which staged rows are moved into the file: each time costs two waits for the disk. */
const STAGING_PAGES = 16_000;

/** Rewrites the file where that is due. Nothing is left in the log then, so that a crash would leave a seal that does not hold. */
function rewrite(data: string, writer: Sql): void {
  if (purgeDues(writer).file) breakSeal(data);
  compact(writer);
}

const open = (data: string, key: Uint8Array): { writer: Sql; reader: Sql; unlock: () => void } => {
  if (!isKey(key)) fail('wrong-key', '密钥长度不正确。', 'The key has a wrong length.');
  const opens = databaseKey(key);
  if (hasRecord(data)) checkKey(recordFile(data), opens);
  makeDataFolder(data, 'record.db');
  const unlock = takeLock(data);
  try {
    checkSeal(data, key);
    const isLeft = hasRecord(data) && !hasSeal(data);
    if (!hasRecord(data)) createFile(data, opens);
    const writer = connect(data, opens);
    try {
      // What a process left that was ended: no seal vouches for its bytes.
      if (isLeft) assertTexts(writer, recordFile(data), RESTORE);
      ensureWorkingTables(writer);
      ensurePeopleTables(writer);
      ensureHeadTables(writer);
      // Where a purge was cut off before the file was rewritten.
      rewrite(data, writer);
      return { writer, reader: connect(data, opens), unlock };
    } catch (error) {
      writer.close();
      throw error;
    }
  } catch (error) {
    unlock();
    throw error;
  }
};

const metaOf = (sql: Sql, name: string): string | undefined =>
  sql.get<{ value: string }>('SELECT value FROM meta WHERE name = ?', name)?.value;

/**
 * Opens the record of a data directory, made where there is none. Readers see what was committed only: they and the
 * transactions have a connection each.
 *
 * @param headsFile where heads of the journal are signed into; in the data directory where not said
 * @param keyId id of the wrapped keys: another one than the last time is an entry of the journal
 * @throws wrong-key, with nothing touched; data-in-use; integrity-failed
 */
export function openRecord({
  data,
  key,
  keyId,
  headsFile = headsFileOf(data),
}: {
  data: string;
  key: Uint8Array;
  headsFile?: string | undefined;
  keyId?: string | undefined;
}): Record {
  const { writer, reader, unlock } = open(data, key);
  let pseudonymKey = Buffer.concat([pseudonymKeyOf(key), drawnKeys(reader)]);
  const dataId = metaOf(reader, 'data_id') ?? '';
  const signer = signerOf(key);
  const headCheck: HeadCheck = { publicKey: signer.publicKey, file: headsFile };
  /** What cannot be written to the file of heads now, `verify` tells of, and the next time makes good: what was entered stands. */
  const publish = (): void => {
    try {
      publishHeads(reader, signer, headsFile);
    } catch (error) {
      if (!(error instanceof Error) || !('syscall' in error)) throw error;
    }
  };
  publish();
  let turn: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let closed: Promise<void> | undefined;

  const inTurn = async <T>(work: () => Promise<T> | T): Promise<T> => {
    if (closed !== undefined) throw new Error('the record is closed');
    waiting += 1;
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result.finally(() => (waiting -= 1));
  };
  const transaction = <T>(
    actor: string,
    work: (tx: RecordTx, sql: Sql) => Promise<T> | T,
    options: { signal?: AbortSignal | undefined; isLarge?: boolean } = {},
  ): Promise<T> =>
    inTurn(async () => {
      let isSigned = false;
      const onAppended = (): void => void (isSigned = signHead(writer, signer));
      const context = { sql: writer, actor, pseudonymKey, ...options, onAppended };
      const result = await transact(context, (tx) => work(tx, writer));
      if (isSigned) publish();
      return result;
    });
  /** A small transaction that may be lost with the power: staged rows would be read again, what cases share compared again. */
  const derived = <T>(work: (sql: Sql) => T): Promise<T> =>
    inTurn(() => {
      writer.exec(
        `PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = ${STAGING_PAGES}; BEGIN IMMEDIATE`,
      );
      try {
        const result = work(writer);
        writer.exec('COMMIT');
        return result;
      } finally {
        if (writer.inTransaction) writer.exec('ROLLBACK');
        writer.exec(`PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
      }
    });
  const staging = stagingOf(derived, (work) => inTurn(() => work(writer)));
  if (keyId !== undefined && keyId !== metaOf(reader, 'key_id')) {
    transaction('system', (tx, sql) => {
      sql.run(`INSERT OR REPLACE INTO meta (name, value) VALUES ('key_id', ?)`, keyId);
      tx.append({ action: 'key', subject: `key:${keyId}` });
    }).catch(() => undefined);
  }
  /** The next time makes good what a full disk does not let us sign. */
  const signLast = (): void => {
    try {
      writer.exec('BEGIN IMMEDIATE');
      const isSigned = signHead(writer, signer, true);
      writer.exec('COMMIT');
      if (isSigned) publish();
    } catch (error) {
      if (sqliteCode(error) === undefined) throw error;
    } finally {
      if (writer.inTransaction) writer.exec('ROLLBACK');
    }
  };
  const shut = (): void => {
    signLast();
    reader.close();
    const changed = hasLog(data);
    if (changed) breakSeal(data);
    writer.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    writer.close();
    if (changed || !hasSeal(data)) seal(data, key);
    unlock();
  };

  return {
    ...reading(reader),
    dataId,
    get pseudonymKey() {
      return pseudonymKey;
    },
    get pseudonyms() {
      return drawnKeysId(drawnKeys(reader));
    },
    transaction: (actor, work, options) => transaction(actor, work, options),
    stage: staging,
    source: { file: recordFile(data), key: databaseKey(key) },
    changes: (after) => graphChanges(reader, pseudonymKey, after),
    sizeOfChanges: (after) => sizeOfChanges(reader, after),
    across: acrossStore(reader, () => pseudonymKey, derived),
    standing() {
      const sql = openReader({ file: recordFile(data), key: databaseKey(key) });
      // Until it is closed it sees what was there at its first look.
      sql.exec('BEGIN');
      const head = lastEntry(sql).seq;
      return { head, changes: () => graphChanges(sql, pseudonymKey, 0), close: () => sql.close() };
    },
    verify: () => verifyRecord(reader, headCheck),
    headCheck,
    heads: () => readHeads(reader),
    headStamps: headStampsOf(reader, { data: dataId, signer, headsFile }),
    purge: ({ case: caseId, actor, reason, allowed }) =>
      inTurn(async () => {
        writer.exec('PRAGMA secure_delete = ON');
        try {
          const entry = await transact({ sql: writer, actor, pseudonymKey }, (tx) => {
            allowed(tx);
            return purgeCase(writer, tx.append, caseId, reason);
          });
          rewrite(data, writer);
          return entry;
        } finally {
          writer.exec('PRAGMA secure_delete = OFF');
        }
      }),
    changePseudonyms: (actor) =>
      inTurn(async () => {
        const drawn = randomBytes(KEY_BYTES);
        const onAppended = (): void => void signHead(writer, signer);
        const context = { sql: writer, actor, pseudonymKey, isLarge: true, onAppended };
        const changed = await transact(context, (tx) => {
          letCompact(writer);
          return changePseudonyms(writer, tx, drawn);
        });
        pseudonymKey = Buffer.concat([pseudonymKey, drawn]);
        rewrite(data, writer);
        publish();
        return changed;
      }),
    purgeDues: () => purgeDues(reader),
    graphMade: () => inTurn(() => graphMade(writer)),
    backup: (file) => inTurn(() => backupTo(writer, file)),
    users: usersOf(reader, transaction),
    keptViews: keptViewsOf(reader, transaction),
    savedViews: savedViewsOf(reader, transaction),
    sessions: sessionsOf(reader, writer, (write) => {
      inTurn(write).catch(() => undefined);
    }),
    close() {
      if (closed === undefined) {
        const idle = waiting === 0;
        if (idle) shut();
        closed = idle ? Promise.resolve() : turn.then(shut);
      }
      return closed;
    },
  };
}

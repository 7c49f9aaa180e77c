// The record: what was found and asserted, in one encrypted file that one process owns.
import { fail } from '#contract/errors.ts';
import { backupTo } from './backup.ts';
import { graphChanges, sizeOfChanges, type GraphBatch } from './graph-state.ts';
import { databaseKey, hasRecord, KEY_BYTES, pseudonymKeyOf, recordFile } from './key.ts';
import { takeLock } from './lock.ts';
import { checkKey, connect, createFile } from './open.ts';
import { makeDataFolder } from './private-files.ts';
import { reading, type RecordReader } from './reading.ts';
import { breakSeal, checkSeal, hasLog, hasSeal, seal } from './seal.ts';
import { stagingOf, type Stage } from './staging.ts';
import { sessionsOf, type Sessions } from './sessions.ts';
import type { Sql } from './sql.ts';
import { CHECKPOINT_PAGES, transact, type RecordTx } from './transaction.ts';
import { usersOf, type Users } from './users.ts';
import { verifyRecord, type Verification } from './verify.ts';

/** What a worker needs to read the record. */
export interface RecordSource {
  file: string;
  /** Of the database file, in hexadecimal. */
  key: string;
}

export interface Record extends RecordReader {
  /** Tells this record from every other; a graph belongs to one. */
  readonly dataId: string;
  /** Key of the pseudonyms of owners, for `keyHash` and `ownerId`. */
  readonly pseudonymKey: Buffer;
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
  verify(): Verification;
  /** Writes an encrypted copy. @throws bad-request where the file exists */
  backup(file: string): Promise<{ file: string; sha256: string; bytes: number }>;
  readonly users: Users;
  readonly sessions: Sessions;
  /** Closes the file and gives the lock back, after the transaction that is open. */
  close(): Promise<void>;
}

/** Pages in the log, 64 MB, after which staged rows are moved into the file: each time costs two waits for the disk. */
const STAGING_PAGES = 16_000;

const open = (data: string, key: Uint8Array): { writer: Sql; reader: Sql; unlock: () => void } => {
  if (key.length !== KEY_BYTES) fail('wrong-key', '密钥长度不正确。', 'The key has a wrong length.');
  const opens = databaseKey(key);
  if (hasRecord(data)) checkKey(recordFile(data), opens);
  makeDataFolder(data, 'record.db');
  const unlock = takeLock(data);
  try {
    checkSeal(data, key);
    if (!hasRecord(data)) createFile(data, opens);
    const writer = connect(data, opens);
    return { writer, reader: connect(data, opens), unlock };
  } catch (error) {
    unlock();
    throw error;
  }
};

/**
 * Opens the record of a data directory, made where there is none. Readers see what was committed only: they and the
 * transactions have a connection each.
 *
 * @throws wrong-key, with nothing touched; data-in-use; integrity-failed
 */
export function openRecord({ data, key }: { data: string; key: Uint8Array }): Record {
  const { writer, reader, unlock } = open(data, key);
  const pseudonymKey = pseudonymKeyOf(key);
  const dataId = reader.get<{ value: string }>(`SELECT value FROM meta WHERE name = 'data_id'`)?.value ?? '';
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
    inTurn(() => transact({ sql: writer, actor, pseudonymKey, ...options }, (tx) => work(tx, writer)));
  /** Staged rows may be lost with the power: they would be read again. */
  const staging = stagingOf(
    (work) =>
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
      }),
    (work) => inTurn(() => work(writer)),
  );
  const shut = (): void => {
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
    pseudonymKey,
    transaction: (actor, work, options) => transaction(actor, work, options),
    stage: staging,
    source: { file: recordFile(data), key: databaseKey(key) },
    changes: (after) => graphChanges(reader, pseudonymKey, after),
    sizeOfChanges: (after) => sizeOfChanges(reader, after),
    verify: () => verifyRecord(reader),
    backup: (file) => inTurn(() => backupTo(writer, file)),
    users: usersOf(reader, transaction),
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

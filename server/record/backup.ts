// Backup and restore: the record as one encrypted file, checked in full before it takes the place of another.
import { copyFileSync, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fail, VinetraceError } from '#contract/errors.ts';
import { fileHash } from './file-hash.ts';
import { publishRestored } from './heads.ts';
import { lastEntry } from './journal.ts';
import { databaseKey, hasRecord, headsFileOf, recordFile } from './key.ts';
import { takeLock } from './lock.ts';
import { assertFormat, checkKey, opensWith } from './open.ts';
import { makeDataFolder, makeFile, sync } from './private-files.ts';
import { signerOf } from './signer.ts';
import { Sql } from './sql.ts';
import type { RecordSource } from './record.ts';
import { breakSeal } from './seal.ts';
import { assertTexts } from './texts.ts';
import { assertSound, verifyRecord } from './verify.ts';

const remove = (file: string): void => {
  for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(file + suffix, { force: true });
};

/**
 * Writes a copy of the record, encrypted with the same key.
 *
 * @returns SHA-256 and size of the file
 * @throws bad-request where the file exists
 */
export async function backupTo(
  sql: Sql,
  file: string,
): Promise<{ file: string; sha256: string; bytes: number }> {
  if (existsSync(file)) fail('bad-request', `文件 ${file} 已存在。`, `The file ${file} exists.`);
  makeFile(file);
  try {
    sql.exec(`VACUUM INTO '${resolve(file).replaceAll("'", "''")}'`);
    sync(file);
    sync(dirname(resolve(file)));
  } catch (error) {
    remove(file);
    throw error;
  }
  return { file, sha256: await fileHash(file), bytes: statSync(file).size };
}

/**
 * Writes a copy of a record that others go on writing to, as it is at one moment, and checks all of it. For a worker: both take long.
 *
 * @param publicKey by which signed heads are checked
 * @throws integrity-failed where the copy is not sound; it is removed then, as after any other fault
 */
export async function backupAside(
  source: RecordSource,
  file: string,
  publicKey: string,
): Promise<{ sha256: string; bytes: number; entries: number }> {
  const reader = new Sql(source.file, source.key);
  try {
    const { sha256, bytes } = await backupTo(reader, file);
    const copy = new Sql(file, source.key);
    try {
      const { entries } = assertSound(verifyRecord(copy, { publicKey }));
      return { sha256, bytes, entries };
    } finally {
      copy.close();
    }
  } catch (error) {
    remove(file);
    throw error;
  } finally {
    reader.close();
  }
}

/** As `assertFormat`; what is too damaged for that, the check of all of it names. */
function refuseOtherFormat(sql: Sql, file: string): void {
  try {
    assertFormat(sql, file);
  } catch (error) {
    if (error instanceof VinetraceError) throw error;
  }
}

/**
 * Puts a backup in the place of nothing, or of the record there where `replace` says so, after checking all of it.
 *
 * @throws wrong-key, integrity-failed, data-in-use, not-found; bad-request where a record is there
 */
export function restoreRecord(options: {
  file: string;
  data: string;
  key: Uint8Array;
  replace?: boolean;
  headsFile?: string | undefined;
}): { entries: number } {
  const { file, data, key, replace = false, headsFile = headsFileOf(data) } = options;
  if (!existsSync(file)) fail('not-found', `没有文件 ${file}。`, `There is no file ${file}.`);
  if (hasRecord(data) && !replace) {
    fail('bad-request', `${data} 中已有记录。`, `${data} holds a record already.`);
  }
  const opens = databaseKey(key);
  checkKey(file, opens);
  makeDataFolder(data, 'record.db');
  const unlock = takeLock(data);
  const copy = join(data, 'record.restored');
  try {
    remove(copy);
    makeFile(copy);
    copyFileSync(file, copy);
    const sql = new Sql(copy, opens);
    let entries: number;
    try {
      assertTexts(sql, file);
      refuseOtherFormat(sql, file);
      const signer = signerOf(key);
      assertSound(verifyRecord(sql, { publicKey: signer.publicKey }));
      entries = lastEntry(sql).seq;
      publishRestored(sql, signer, headsFile);
    } finally {
      sql.close();
    }
    sync(copy);
    // The write-ahead log of the record that goes must not be read into the one that comes.
    breakSeal(data);
    if (hasRecord(data)) foldLog(data, opens);
    renameSync(copy, recordFile(data));
    sync(data);
    return { entries };
  } finally {
    remove(copy);
    unlock();
  }
}

/** Leaves nothing in the write-ahead log of a record that is about to go; with another key, the log goes with it. */
function foldLog(data: string, databaseKey: string): void {
  const file = recordFile(data);
  if (opensWith(file, databaseKey)) {
    const sql = new Sql(file, databaseKey);
    sql.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    sql.close();
  }
  for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true });
}

// Changing keys: the master key while the server runs, the record's own by encrypting its file anew.
import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fail } from '#contract/errors.ts';
import { assertRecord } from '../assert-record.ts';
import { databaseKey, hasRecord, KEY_BYTES, recordFile } from '../key.ts';
import { takeLock } from '../lock.ts';
import { checkKey, connect, opensWith } from '../open.ts';
import { makeDataFolder, makeFile, sync } from '../private-files.ts';
import { breakSeal, seal } from '../seal.ts';
import { Sql } from '../sql.ts';
import { assertSound, verifyRecord } from '../verify.ts';
import type { Master } from './master-key.ts';
import { hasKeys, keysFile, keysOfBackup, putFile, readKeys, writeKeys } from './wrapped-keys.ts';

/**
 * Puts a record's keys under another master key. Nothing else changes, so a server may be running on the directory; it needs
 * the new master key when it is started next. What keeps a copy of `keys.json` and the former master key still opens the record.
 * @returns id of the new wrapping
 * @throws not-found where there is no record; wrong-key
 */
export function rotateMaster(data: string, key: Buffer, master: Master): string {
  assertRecord(data);
  checkKey(recordFile(data), databaseKey(key));
  return writeKeys(keysFile(data), { key }, master);
}

/**
 * Does what puts another file in the record's place. Meanwhile both keys stand, and the one that opens the file is taken, so that a
 * crash leaves a record that opens. Where it fails, the keys are as they were, unless the other file is in place already: then both stay.
 * @param former key of the record that is there, undefined where there is none
 */
export function changingKeys<T>(
  { data, key, former, master }: { data: string; key: Buffer; former: Buffer | undefined; master: Master },
  work: () => T,
): { done: T; id: string } {
  const file = keysFile(data);
  makeDataFolder(data, 'record.db');
  const before = hasKeys(data) ? readFileSync(file) : undefined;
  try {
    writeKeys(file, { key, former }, master);
    return { done: work(), id: writeKeys(file, { key }, master) };
  } catch (error) {
    const isOther = former === undefined || !former.equals(key);
    if (isOther && hasRecord(data) && opensWith(recordFile(data), databaseKey(key))) throw error;
    if (before === undefined) rmSync(file, { force: true });
    else putFile(file, before);
    throw error;
  }
}

/**
 * Encrypts the record's file with a key drawn anew: a copy is made, encrypted, verified, and takes the record's place. A crash
 * leaves the one or the other, and `keys.json` opens both. Pseudonyms, signatures and the spool stay as they are.
 * @param master under which the keys stand from now on
 * @returns the new key, and the id of its wrapping
 * @throws data-in-use while a server runs; wrong-key; integrity-failed where the record is not sound
 */
export function renewKey(data: string, key: Buffer, master: Master): { key: Buffer; id: string } {
  assertRecord(data);
  checkKey(recordFile(data), databaseKey(key));
  const unlock = takeLock(data);
  const copy = join(data, 'record.renewed');
  const remove = (): void => {
    for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(copy + suffix, { force: true });
  };
  try {
    remove();
    makeFile(copy);
    const sql = connect(data, databaseKey(key));
    try {
      sql.exec(`VACUUM INTO '${copy.replaceAll("'", "''")}'`);
      sql.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } finally {
      sql.close();
    }
    const renewed = Buffer.concat([key.subarray(0, KEY_BYTES), randomBytes(KEY_BYTES)]);
    const again = new Sql(copy, databaseKey(key));
    try {
      again.exec(`PRAGMA rekey = '${databaseKey(renewed)}'`);
      assertSound(verifyRecord(again));
    } finally {
      again.close();
    }
    sync(copy);
    const { id } = changingKeys({ data, key: renewed, former: key, master }, () => {
      breakSeal(data);
      for (const suffix of ['-wal', '-shm']) rmSync(recordFile(data) + suffix, { force: true });
      renameSync(copy, recordFile(data));
      sync(data);
    });
    seal(data, renewed);
    return { key: renewed, id };
  } finally {
    remove();
    unlock();
  }
}

/** Puts the wrapped keys beside a backup, which cannot be opened without them. */
export function keepKeysBeside(data: string, backup: string): string | undefined {
  if (!hasKeys(data)) return undefined;
  const file = keysOfBackup(backup);
  makeFile(file);
  copyFileSync(keysFile(data), file);
  sync(file);
  return file;
}

/** Removes a backup that was kept, and the wrapped keys beside it. */
export function removeBackup(backup: string): void {
  for (const file of [backup, keysOfBackup(backup)]) rmSync(file, { force: true });
}

/** The key of a backup out of the wrapped ones beside it; undefined where there are none. @throws wrong-key */
export function keyOfBackup(backup: string, master: Master | undefined): Buffer | undefined {
  const file = keysOfBackup(backup);
  if (!existsSync(file) || master === undefined) return undefined;
  return (
    readKeys(file, master)?.key ??
    fail('wrong-key', `主密钥与 ${file} 不符。`, `The master key does not open ${file}.`)
  );
}

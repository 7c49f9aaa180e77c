// The key of the record: where it lies, and what is derived from it.
import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fail } from '#contract/errors.ts';
import { FILE_MODE, makeFolder, sync } from './private-files.ts';

export const KEY_BYTES = 32;

/** Where the record lies in a data directory. */
export const recordFile = (data: string): string => join(data, 'record.db');

/** Whether a data directory holds a record. One of no bytes is a damaged one, for records are put in place whole. */
export const hasRecord = (data: string): boolean => existsSync(recordFile(data));

const derived = (key: Uint8Array, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, new Uint8Array(), purpose, KEY_BYTES));

/** The key of the database file, in hexadecimal. */
export const databaseKey = (key: Uint8Array): string => derived(key, 'vinetrace record').toString('hex');

/** The key under which owners become pseudonyms. */
export const pseudonymKeyOf = (key: Uint8Array): Buffer => derived(key, 'vinetrace pseudonyms');

/** The key under which the file is sealed when it is closed. */
export const sealKeyOf = (key: Uint8Array): Buffer => derived(key, 'vinetrace seal');

/** The key under which uploads lie in the data directory until they are imported. */
export const uploadKeyOf = (key: Uint8Array): Buffer => derived(key, 'vinetrace uploads');

/** Keyed hash of a match key (`phone:199…`), by which an owner is found without the key standing anywhere. */
export const keyHash = (pseudonymKey: Uint8Array, matchKey: string): string =>
  createHmac('sha256', pseudonymKey).update(matchKey).digest('hex');

/** Pseudonym of an owner: `o-` and 24 hexadecimal digits of the keyed hash of the canonical match key. */
export const ownerId = (pseudonymKey: Uint8Array, canonical: string): string =>
  `o-${keyHash(pseudonymKey, canonical).slice(0, 24)}`;

/** Id of a complex: `c-` and 12 hexadecimal digits of the SHA-256 of its name. */
export const complexId = (name: string): string =>
  `c-${createHash('sha256').update(name).digest('hex').slice(0, 12)}`;

const parseKey = (content: Buffer): Buffer | undefined => {
  if (content.length === KEY_BYTES) return content;
  const text = content.toString('latin1').trim();
  return /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : undefined;
};

/** The key in a file; undefined where it holds none or cannot be read. */
const readKey = (file: string): Buffer | undefined => {
  try {
    return statSync(file).isFile() ? parseKey(readFileSync(file)) : undefined;
  } catch {
    return undefined;
  }
};

/** The file that holds the key: `VINETRACE_KEY_FILE`, else `vinetrace/key` in the user's configuration folder. */
export function keyFile(env: Readonly<Record<string, string | undefined>>): string {
  if (env['VINETRACE_KEY_FILE']) return env['VINETRACE_KEY_FILE'];
  const configuration = env['XDG_CONFIG_HOME'] || join(env['HOME'] || homedir(), '.config');
  return join(configuration, 'vinetrace', 'key');
}

/** Makes a key, whole under its name or not at all; undefined where another process was first. */
function makeKey(file: string): { key: Buffer; created: string } | undefined {
  const key = randomBytes(KEY_BYTES);
  const made = `${file}.${process.pid}.new`;
  try {
    writeFileSync(made, `${key.toString('hex')}\n`, { mode: FILE_MODE, flag: 'wx' });
    chmodSync(made, FILE_MODE);
    sync(made);
    linkSync(made, file);
    sync(dirname(file));
    return { key, created: file };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST' && existsSync(file))
      return undefined;
    throw error;
  } finally {
    rmSync(made, { force: true });
  }
}

/**
 * Reads the master key (32 bytes, raw or as 64 hexadecimal digits), or makes it where neither key nor record exists.
 *
 * @returns the key, and in `created` the file that was made for it
 * @throws wrong-key where the file is missing while a record exists, or holds no key
 */
export function resolveKey(
  data: string,
  env: Readonly<Record<string, string | undefined>>,
): { key: Buffer; created?: string } {
  const file = keyFile(env);
  if (existsSync(file)) {
    const key = readKey(file);
    return key === undefined
      ? fail('wrong-key', `${file} 中没有有效的密钥。`, `${file} holds no key.`)
      : { key };
  }
  if (hasRecord(data)) {
    fail('wrong-key', `找不到密钥文件 ${file}。`, `The key file ${file} is missing.`);
  }
  makeFolder(dirname(file));
  return makeKey(file) ?? resolveKey(data, env);
}

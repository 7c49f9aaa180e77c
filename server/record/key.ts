// The key of the record: where it lies, and what is derived from it.
import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fail } from '#contract/errors.ts';
import { FILE_MODE, makeFolder, sync } from './private-files.ts';

export const KEY_BYTES = 32;

/** Where the record lies in a data directory. */
export const recordFile = (data: string): string => join(data, 'record.db');

/** Whether a data directory holds a record. */
export const hasRecord = (data: string): boolean =>
  existsSync(recordFile(data)) && statSync(recordFile(data)).size > 0;

const derived = (key: Uint8Array, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, new Uint8Array(), purpose, KEY_BYTES));

/** The key of the database file, in hexadecimal. */
export const databaseKey = (key: Uint8Array): string => derived(key, 'vinetrace record').toString('hex');

/** The key under which owners become pseudonyms. */
export const pseudonymKeyOf = (key: Uint8Array): Buffer => derived(key, 'vinetrace pseudonyms');

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

/** The file that holds the key: `VINETRACE_KEY_FILE`, else `vinetrace/key` in the user's configuration folder. */
export function keyFile(env: Readonly<Record<string, string | undefined>>): string {
  if (env['VINETRACE_KEY_FILE']) return env['VINETRACE_KEY_FILE'];
  const configuration = env['XDG_CONFIG_HOME'] || join(env['HOME'] || homedir(), '.config');
  return join(configuration, 'vinetrace', 'key');
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
    const key = parseKey(readFileSync(file));
    return key === undefined
      ? fail('wrong-key', `${file} 中没有有效的密钥。`, `${file} holds no key.`)
      : { key };
  }
  if (hasRecord(data)) {
    fail('wrong-key', `找不到密钥文件 ${file}。`, `The key file ${file} is missing.`);
  }
  makeFolder(dirname(file));
  const key = randomBytes(KEY_BYTES);
  writeFileSync(file, `${key.toString('hex')}\n`, { mode: FILE_MODE, flag: 'wx' });
  chmodSync(file, FILE_MODE);
  sync(file);
  sync(dirname(file));
  return { key, created: file };
}

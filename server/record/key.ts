// What is derived from the key of the record. Where the key comes from: `keys/`.
import { createHash, createHmac, hkdfSync } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export const KEY_BYTES = 32;

/** Whether these bytes can be a record's key: the root, and behind it that of the file once it was encrypted anew. */
export const isKey = (key: Uint8Array): boolean => key.length === KEY_BYTES || key.length === 2 * KEY_BYTES;

/** Where the record lies in a data directory. */
export const recordFile = (data: string): string => join(data, 'record.db');

/** Where heads of the journal are signed into, where no other file is named. */
export const headsFileOf = (data: string): string => join(data, 'heads.jsonl');

/** Whether a data directory holds a record. One of no bytes is a damaged one, for records are put in place whole. */
export const hasRecord = (data: string): boolean => existsSync(recordFile(data));

/** From the root: what stays when the file is encrypted anew, such as pseudonyms. */
const derived = (key: Uint8Array, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key.subarray(0, KEY_BYTES), new Uint8Array(), purpose, KEY_BYTES));

/** The key of the database file, in hexadecimal. */
export const databaseKey = (key: Uint8Array): string =>
  derived(key.length === KEY_BYTES ? key : key.subarray(KEY_BYTES), 'vinetrace record').toString('hex');

/** The first key under which owners become pseudonyms; those that were drawn since are behind it (`keys/pseudonym-keys.ts`). */
export const pseudonymKeyOf = (key: Uint8Array): Buffer => derived(key, 'vinetrace pseudonyms');

/** The key under which the file is sealed when it is closed. */
export const sealKeyOf = (key: Uint8Array): Buffer => derived(key, 'vinetrace seal');

/** The key under which uploads lie in the data directory until they are imported. */
export const uploadKeyOf = (key: Uint8Array): Buffer => derived(key, 'vinetrace uploads');

/** The seed of the key by which what leaves the house is signed. */
export const signingSeedOf = (key: Uint8Array): Buffer => derived(key, 'vinetrace signing');

/** The seed of the key by which this installation opens what others lock for it. */
export const transferSeedOf = (key: Uint8Array): Buffer => derived(key, 'vinetrace transfer');

/** The key under which ids and hashes of a masked part stand for what they are of: it never leaves, so nobody can try values against them. */
export const maskedKeyOf = (key: Uint8Array): Buffer => derived(key, 'vinetrace masked parts');

/** The key under which a person's page keeps on its own machine what it could not send yet: theirs alone. */
export const bufferKeyOf = (key: Uint8Array, user: string): Buffer =>
  createHmac('sha256', derived(key, 'vinetrace page buffers')).update(user).digest();

const hmac = (key: Uint8Array, text: string): string => createHmac('sha256', key).update(text).digest('hex');

/** A hash as it stands after some keys were drawn since it was made, 32 bytes each: under each the one before is hashed again. */
export function laterHash(drawn: Uint8Array, hash: string): string {
  let later = hash;
  for (let at = 0; at < drawn.length; at += KEY_BYTES)
    later = hmac(drawn.subarray(at, at + KEY_BYTES), later);
  return later;
}

const shortened = (hash: string): string => `o-${hash.slice(0, 24)}`;

/** A pseudonym as it stands after some keys were drawn since it was made. */
export function laterId(drawn: Uint8Array, id: string): string {
  let later = id;
  for (let at = 0; at < drawn.length; at += KEY_BYTES)
    later = shortened(hmac(drawn.subarray(at, at + KEY_BYTES), later));
  return later;
}

/**
 * Keyed hash of a match key (`phone:199…`), by which an owner is found without the key standing anywhere.
 * @param pseudonymKey of 32 bytes, with those behind it that were drawn since
 */
export const keyHash = (pseudonymKey: Uint8Array, matchKey: string): string =>
  laterHash(pseudonymKey.subarray(KEY_BYTES), hmac(pseudonymKey.subarray(0, KEY_BYTES), matchKey));

/** Pseudonym of an owner: `o-` and 24 hexadecimal digits of the keyed hash of the canonical match key. */
export const ownerId = (pseudonymKey: Uint8Array, canonical: string): string =>
  laterId(pseudonymKey.subarray(KEY_BYTES), shortened(hmac(pseudonymKey.subarray(0, KEY_BYTES), canonical)));

/** Id of a complex: `c-` and 12 hexadecimal digits of the SHA-256 of its name. */
export const complexId = (name: string): string =>
  `c-${createHash('sha256').update(name).digest('hex').slice(0, 12)}`;

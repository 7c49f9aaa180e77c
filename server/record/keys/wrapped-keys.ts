// The record's keys under the master key, in a file of the data directory: who changes the master key rewrites only this.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hashRawSync } from '@node-rs/argon2';
import { z } from 'zod';
import { fail } from '#contract/errors.ts';
import { isKey, KEY_BYTES } from '../key.ts';
import { FILE_MODE, sync } from '../private-files.ts';
import type { Master } from './master-key.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const SALT_BYTES = 16;

/** argon2id, the second choice of RFC 9106 for memory that is short: 64 MiB, three passes, four lanes. */
const STRETCH = { memoryKiB: 65_536, passes: 3, lanes: 4 };

const base64 = z.string().regex(/^[A-Za-z0-9+/]+=*$/);
const protection = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('key') }),
  z.strictObject({
    kind: z.literal('passphrase'),
    argon2id: z.strictObject({
      memoryKiB: z.int().min(8192).max(4_194_304),
      passes: z.int().min(1).max(100),
      lanes: z.int().min(1).max(64),
      salt: base64,
    }),
  }),
]);
const wrappedFile = z.strictObject({
  format: z.literal(1),
  /** Made anew whenever the master key or the record's keys change: the journal names it. */
  id: z.string().regex(/^[0-9a-f]{16}$/),
  protection,
  /** AES-256-GCM: nonce, ciphertext, tag; the rest of the file is authenticated with it. */
  wrapped: base64,
});
type WrappedFile = z.infer<typeof wrappedFile>;

/** The record's keys. */
export interface RecordKeys {
  /** As `isKey` asks of it. */
  key: Buffer;
  /** The key that the file may still be encrypted with: it is just being encrypted anew. */
  former?: Buffer | undefined;
}

/** Where the wrapped keys of a data directory lie. */
export const keysFile = (data: string): string => join(data, 'keys.json');

/** Where those of a backup lie. */
export const keysOfBackup = (file: string): string => `${file}.keys.json`;

const authenticated = ({ format, id, protection: by }: Omit<WrappedFile, 'wrapped'>): Buffer =>
  Buffer.from(JSON.stringify([format, id, by]));

function wrappingKey(master: Master, by: WrappedFile['protection']): Buffer | undefined {
  if (master.kind === 'key') return by.kind === 'key' ? master.key : undefined;
  if (by.kind === 'key') return undefined;
  const { memoryKiB, passes, lanes, salt } = by.argon2id;
  return hashRawSync(master.passphrase, {
    algorithm: 2,
    memoryCost: memoryKiB,
    timeCost: passes,
    parallelism: lanes,
    salt: Buffer.from(salt, 'base64'),
    outputLen: KEY_BYTES,
  });
}

/** Writes a file whole under its name or not at all. */
export function putFile(file: string, content: string | Uint8Array): void {
  const made = `${file}.new`;
  rmSync(made, { force: true });
  try {
    writeFileSync(made, content, { mode: FILE_MODE, flag: 'wx' });
    sync(made);
    renameSync(made, file);
    sync(dirname(file));
  } finally {
    rmSync(made, { force: true });
  }
}

/**
 * Wraps keys under a master key and puts them into a file.
 * @returns id of what was written
 */
export function writeKeys(file: string, { key, former }: RecordKeys, master: Master): string {
  const about: Omit<WrappedFile, 'wrapped'> = {
    format: 1,
    id: randomBytes(8).toString('hex'),
    protection:
      master.kind === 'key'
        ? { kind: 'key' }
        : {
            kind: 'passphrase',
            argon2id: { ...STRETCH, salt: randomBytes(SALT_BYTES).toString('base64') },
          },
  };
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', wrappingKey(master, about.protection)!, nonce);
  cipher.setAAD(authenticated(about));
  const plain = Buffer.from(JSON.stringify({ key: key.toString('hex'), former: former?.toString('hex') }));
  const wrapped = Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  putFile(file, `${JSON.stringify({ ...about, wrapped: wrapped.toString('base64') }, undefined, 2)}\n`);
  return about.id;
}

const plainKeys = z.strictObject({
  key: z.string().regex(/^([0-9a-f]{64}){1,2}$/),
  former: z
    .string()
    .regex(/^([0-9a-f]{64}){1,2}$/)
    .optional(),
});

function parsed(file: string): WrappedFile {
  try {
    return wrappedFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    return fail(
      'integrity-failed',
      `${file} 已损坏或格式未知。没有它，记录无法打开：请从备份旁的 .keys.json 取回。`,
      `${file} is damaged or of an unknown format. Without it the record cannot be opened: take it back from the .keys.json beside a backup.`,
      [],
      error,
    );
  }
}

/**
 * Opens wrapped keys.
 * @returns the keys and the id of the file; undefined where the master key is another one
 * @throws integrity-failed where the file is damaged
 */
export function readKeys(file: string, master: Master): (RecordKeys & { id: string }) | undefined {
  const { wrapped, ...about } = parsed(file);
  const wrapping = wrappingKey(master, about.protection);
  if (wrapping === undefined) return undefined;
  const bytes = Buffer.from(wrapped, 'base64');
  if (bytes.length <= NONCE_BYTES + TAG_BYTES) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', wrapping, bytes.subarray(0, NONCE_BYTES));
  decipher.setAAD(authenticated(about));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  let plain: Buffer;
  try {
    plain = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch {
    return undefined;
  }
  const found = plainKeys.parse(JSON.parse(plain.toString('utf8')));
  const key = Buffer.from(found.key, 'hex');
  if (!isKey(key)) return undefined;
  return {
    id: about.id,
    key,
    ...(found.former === undefined ? {} : { former: Buffer.from(found.former, 'hex') }),
  };
}

/** Whether a data directory keeps its keys wrapped. */
export const hasKeys = (data: string): boolean => existsSync(keysFile(data));

// How an upload lies on disk: pieces sealed with AES-256-GCM under a key of the file's own, so that any part can be read by itself.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';

/** Bytes of a piece in the clear. */
const PIECE = 1 << 18;
const TAG = 16;
const SALT = 32;

/** The key of one file, made of the spool's key and the file's salt; a nonce is never used twice with it. */
const fileKey = (key: Uint8Array, salt: Uint8Array): Buffer =>
  Buffer.from(hkdfSync('sha256', key, salt, 'vinetrace upload', 32));

const nonceOf = (piece: number): Buffer => {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(piece, 6, 6);
  return nonce;
};

function seal(key: Uint8Array, piece: number, clear: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(piece));
  return Buffer.concat([cipher.update(clear), cipher.final(), cipher.getAuthTag()]);
}

function unseal(key: Uint8Array, piece: number, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(piece));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - TAG)), decipher.final()]);
}

/** Seals bytes as they come: the salt first, then the pieces. */
export async function* sealed(
  key: Uint8Array,
  clear: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Buffer> {
  const salt = randomBytes(SALT);
  const own = fileKey(key, salt);
  yield salt;
  let [pending, size, piece] = [[] as Uint8Array[], 0, 0];
  for await (const part of clear) {
    pending.push(part);
    size += part.length;
    if (size < PIECE) continue;
    const all = Buffer.concat(pending);
    let at = 0;
    for (; all.length - at >= PIECE; at += PIECE) yield seal(own, piece++, all.subarray(at, at + PIECE));
    pending = [all.subarray(at)];
    size = all.length - at;
  }
  if (size > 0) yield seal(own, piece, Buffer.concat(pending));
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

/** The clear bytes of a sealed file of `size` from `start` up to, not including, `end`. Throws where a byte was changed. */
export async function* unsealed(
  key: Uint8Array,
  path: string,
  size: number,
  start: number,
  end: number,
): AsyncGenerator<Buffer> {
  if (end <= start) return;
  const file = await open(path, 'r');
  try {
    const own = fileKey(key, await readAt(file, 0, SALT));
    for (let piece = Math.floor(start / PIECE); piece * PIECE < end; piece += 1) {
      const first = piece * PIECE;
      const length = Math.min(PIECE, size - first);
      const found = await readAt(file, SALT + piece * (PIECE + TAG), length + TAG);
      const clear = unseal(own, piece, found);
      yield clear.subarray(Math.max(0, start - first), Math.min(length, end - first));
    }
  } finally {
    await file.close();
  }
}

/** A small document, sealed as one piece. */
export function sealDocument(key: Uint8Array, value: unknown): Buffer {
  const salt = randomBytes(SALT);
  return Buffer.concat([salt, seal(fileKey(key, salt), 0, Buffer.from(JSON.stringify(value)))]);
}

/** What `sealDocument` sealed. Throws where a byte was changed or the key is another one. */
export const openDocument = (key: Uint8Array, found: Buffer): unknown =>
  JSON.parse(unseal(fileKey(key, found.subarray(0, SALT)), 0, found.subarray(SALT)).toString());

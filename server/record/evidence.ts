// Evidence files as found: kept once by their SHA-256, in chunks, and read back chunk by chunk.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { fileHash } from './file-hash.ts';
import type { Sql } from './sql.ts';

/** What the driver makes of a BLOB. */
type Blob = ArrayBuffer;

const CHUNK_BYTES = 1024 * 1024;

/** A file by its path, or its bytes as they come. */
export type FileSource = string | AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

export interface StoredFile {
  sha256: string;
  bytes: number;
  /** Whether the record held it before. */
  known: boolean;
}

export const bytesOf = (sql: Sql, sha256: string): number | undefined =>
  sql.get<{ bytes: number }>('SELECT bytes FROM evidence WHERE sha256 = ?', sha256)?.bytes;

/** Cuts bytes into chunks of 1 MiB, the last one shorter. */
async function* chunked(source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncIterable<Buffer> {
  let pending: Uint8Array[] = [];
  let size = 0;
  for await (const part of source) {
    pending.push(part);
    size += part.length;
    if (size < CHUNK_BYTES) continue;
    const all = Buffer.concat(pending);
    const whole = size - (size % CHUNK_BYTES);
    for (let at = 0; at < whole; at += CHUNK_BYTES) yield all.subarray(at, at + CHUNK_BYTES);
    pending = [all.subarray(whole)];
    size -= whole;
  }
  if (size > 0) yield Buffer.concat(pending);
}

/** Stores a file, unless the record holds it. A path is hashed first, so that a known file writes nothing. */
export async function storeFile(sql: Sql, source: FileSource): Promise<StoredFile> {
  if (typeof source === 'string') {
    const sha256 = await fileHash(source);
    const bytes = bytesOf(sql, sha256);
    if (bytes !== undefined) return { sha256, bytes, known: true };
  }
  const last = sql.get<{ n: number | null }>('SELECT max(number) AS n FROM evidence_chunk')?.n ?? 0;
  const empty = sql.get<{ n: number | null }>('SELECT max(number) AS n FROM evidence')?.n ?? 0;
  const number = Math.max(last, empty) + 1;
  const hash = createHash('sha256');
  let bytes = 0;
  let n = 0;
  for await (const chunk of chunked(typeof source === 'string' ? createReadStream(source) : source)) {
    hash.update(chunk);
    bytes += chunk.length;
    sql.run('INSERT INTO evidence_chunk (number, n, data) VALUES (?, ?, ?)', number, n++, chunk);
  }
  const sha256 = hash.digest('hex');
  if (bytesOf(sql, sha256) !== undefined) {
    sql.run('DELETE FROM evidence_chunk WHERE number = ?', number);
    return { sha256, bytes, known: true };
  }
  sql.run('INSERT INTO evidence (sha256, number, bytes) VALUES (?, ?, ?)', sha256, number, bytes);
  return { sha256, bytes, known: false };
}

/** The bytes of a file, chunk by chunk; undefined where the record does not hold it. */
export function readFile(sql: Sql, sha256: string): Iterable<Buffer> | undefined {
  const file = sql.get<{ number: number }>('SELECT number FROM evidence WHERE sha256 = ?', sha256);
  return file === undefined ? undefined : chunksOf(sql, file.number);
}

function* chunksOf(sql: Sql, number: number): Iterable<Buffer> {
  for (let n = 0; ; n++) {
    const chunk = sql.get<{ data: Blob }>(
      'SELECT data FROM evidence_chunk WHERE number = ? AND n = ?',
      number,
      n,
    );
    if (chunk === undefined) return;
    yield Buffer.from(chunk.data);
  }
}

/** All files of the record. */
export const readFiles = (sql: Sql): { sha256: string; bytes: number }[] =>
  sql.all<{ sha256: string; bytes: number }>('SELECT sha256, bytes FROM evidence ORDER BY number');

// Where the bytes of a list come from: a file on disk, an upload kept encrypted, a member of an archive.
import { createReadStream, statSync } from 'node:fs';
import { basename } from 'node:path';
import { Readable } from 'node:stream';

/** Bytes under a name; they may be read any number of times, in parts, and are the same each time. */
export interface ByteSource {
  /** The file's name without folders: what it is called, not where it lies. */
  name: string;
  /** In bytes. */
  size: number;
  /** The bytes from `start` (0) up to, not including, `end` (the size). */
  stream(start?: number, end?: number): Readable;
}

/** How much is read at a time. */
export const PIECE = 1 << 18;

/** A regular file on disk. Throws what the file system throws where there is none. */
export function fileSource(path: string): ByteSource {
  const { size } = statSync(path);
  return {
    name: basename(path),
    size,
    stream: (start = 0, end = size) =>
      createReadStream(path, { highWaterMark: PIECE, start, end: Math.max(start, end - 1) }),
  };
}

function* piecesOf(bytes: Buffer): Generator<Buffer> {
  for (let start = 0; start < bytes.length; start += PIECE) yield bytes.subarray(start, start + PIECE);
}

/** Bytes in memory, such as those of a small member of an archive. */
export const bufferSource = (name: string, bytes: Buffer): ByteSource => ({
  name,
  size: bytes.length,
  stream: (start = 0, end = bytes.length) =>
    Readable.from(piecesOf(bytes.subarray(start, end)), { objectMode: false }),
});

/** All the bytes of a part of a source. */
export async function readBytes(source: ByteSource, start = 0, end = source.size): Promise<Buffer> {
  const pieces: Buffer[] = [];
  if (end > start)
    for await (const piece of source.stream(start, end) as AsyncIterable<Buffer>) pieces.push(piece);
  return Buffer.concat(pieces);
}

// Reads a file through once: its SHA-256, size, first bytes, and whether it is UTF-8.
import { createHash } from 'node:crypto';
import type { ByteSource } from './byte-source.ts';
import type { FileScan } from './define.ts';

const HEAD = 1 << 20;

/** Scans a source. Throws what its stream throws. */
export async function scanFile(source: ByteSource): Promise<FileScan> {
  const hash = createHash('sha256');
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const head: Buffer[] = [];
  let [bytes, kept, utf8] = [0, 0, true];
  const decode = (chunk?: Buffer): void => {
    if (!utf8) return;
    try {
      decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      utf8 = false;
    }
  };
  for await (const chunk of source.stream() as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
    decode(chunk);
    if (kept < HEAD) {
      head.push(chunk.subarray(0, HEAD - kept));
      kept += chunk.length;
    }
  }
  decode();
  return { source, sha256: hash.digest('hex'), bytes, head: Buffer.concat(head), utf8 };
}

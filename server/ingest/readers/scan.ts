// Reads a file through once: its SHA-256, size, first bytes, and whether it is UTF-8.
import { isAscii, isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { ByteSource } from './byte-source.ts';
import { stopIfAborted } from '../stop.ts';
import type { FileScan } from './define.ts';

const HEAD = 1 << 20;

/** Where the last whole character of some UTF-8 ends: a character cut by the end of a piece is left for the next one. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back]!;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** Says whether pieces are UTF-8 together. */
function utf8Check(): { add(piece: Buffer): void; end(): boolean } {
  let [valid, rest] = [true, Buffer.alloc(0)];
  return {
    add: (piece) => {
      if (!valid) return;
      const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
      const whole = wholeCharacters(bytes);
      valid = isUtf8(bytes.subarray(0, whole));
      rest = Buffer.from(bytes.subarray(whole));
    },
    end: () => valid && rest.length === 0,
  };
}

/** Scans a source. Throws what its stream throws, and `cancelled`. */
export async function scanSource(source: ByteSource, signal?: AbortSignal): Promise<FileScan> {
  const hash = createHash('sha256');
  const check = utf8Check();
  const [head, sample]: [Buffer[], Buffer[]] = [[], []];
  let [bytes, kept, sampled] = [0, 0, 0];
  for await (const piece of source.stream() as AsyncIterable<Buffer>) {
    stopIfAborted(signal);
    hash.update(piece);
    check.add(piece);
    bytes += piece.length;
    if (kept < HEAD) {
      head.push(piece.subarray(0, HEAD - kept));
      kept += piece.length;
    }
    if (sampled < HEAD && !isAscii(piece)) {
      sample.push(piece.subarray(0, HEAD - sampled));
      sampled += piece.length;
    }
  }
  return {
    source,
    sha256: hash.digest('hex'),
    bytes,
    head: Buffer.concat(head),
    sample: Buffer.concat(sample),
    utf8: check.end(),
  };
}

// The inside of a transfer file: frames of a kind, each deflated by itself, so that neither side ever holds all of it, and what a
// frame claims to unpack to is known and bounded before it is unpacked.
import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** What the encrypted bytes begin with. */
export const MAGIC = Buffer.from('vinetrace-transfer\n');

/** Kinds of frames by number. */
export const FRAMES = {
  about: 1,
  owners: 2,
  reading: 3,
  rows: 4,
  file: 5,
  chunk: 6,
  journal: 7,
  facts: 8,
  link: 9,
  end: 15,
} as const;
export type FrameKind = keyof typeof FRAMES;

const NAMES = new Map<number, FrameKind>(
  Object.entries(FRAMES).map(([name, number]) => [number, name as FrameKind]),
);

/** No frame of ours unpacks to more. */
export const MOST_BYTES = 8 << 20;

/** What a frame may be longer than its content by: deflate adds a few bytes to what cannot be packed. */
const SLACK = 4096;
const HEAD = 9;

export interface Frame {
  kind: FrameKind;
  content: Buffer;
}

/** A frame as it is written. */
export function packed(kind: FrameKind, content: Buffer): Buffer {
  if (content.length > MOST_BYTES) throw new Error(`a frame of ${content.length} bytes`);
  const body = deflateRawSync(content, { level: 4 });
  const head = Buffer.alloc(HEAD);
  head.writeUInt8(FRAMES[kind], 0);
  head.writeUInt32BE(content.length, 1);
  head.writeUInt32BE(body.length, 5);
  return Buffer.concat([head, body]);
}

/** What is wrong with a file's inside, as a sentence's end. */
export class BrokenFrame extends Error {}

/** Gathers bytes as they come, and gives as many as are asked for. */
class Pending {
  readonly #source: AsyncIterator<Uint8Array>;
  #parts: Uint8Array[] = [];
  #size = 0;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  async take(bytes: number): Promise<Buffer | undefined> {
    while (this.#size < bytes) {
      const next = await this.#source.next();
      if (next.done === true) {
        if (this.#size === 0) return undefined;
        throw new BrokenFrame('it ends in the middle of a frame');
      }
      this.#parts.push(next.value);
      this.#size += next.value.length;
    }
    const all = Buffer.concat(this.#parts);
    const rest = all.subarray(bytes);
    this.#parts = rest.length === 0 ? [] : [rest];
    this.#size = rest.length;
    return all.subarray(0, bytes);
  }
}

function unpack(kind: FrameKind, body: Buffer, length: number): Buffer {
  try {
    const content = inflateRawSync(body, { maxOutputLength: Math.max(1, length) });
    if (content.length === length) return content;
  } catch {
    // Said below.
  }
  throw new BrokenFrame(`a frame (${kind}) does not unpack to what it says`);
}

/** The frames of a file, one after the other. @throws BrokenFrame */
export async function* framesOf(source: AsyncIterable<Uint8Array>): AsyncGenerator<Frame> {
  const pending = new Pending(source);
  const magic = await pending.take(MAGIC.length);
  if (magic === undefined || !magic.equals(MAGIC)) throw new BrokenFrame('it holds no case of ours');
  for (;;) {
    const head = await pending.take(HEAD);
    if (head === undefined) return;
    const kind = NAMES.get(head.readUInt8(0));
    const length = head.readUInt32BE(1);
    const stored = head.readUInt32BE(5);
    if (kind === undefined) throw new BrokenFrame(`a frame is of an unknown kind (${head.readUInt8(0)})`);
    if (length > MOST_BYTES || stored > length + SLACK)
      throw new BrokenFrame(`a frame (${kind}) says that it is larger than any may be`);
    const body = await pending.take(stored);
    if (body === undefined && stored > 0) throw new BrokenFrame('it ends in the middle of a frame');
    yield { kind, content: unpack(kind, body ?? Buffer.alloc(0), length) };
  }
}

// Mutated files: a sound file and what happened to its bytes. Shrinking leaves out what was not needed to break something.
import * as fc from 'fast-check';

/** One thing done to bytes; positions are shares of the length, so that they fit whatever was done before. */
type Edit =
  | { do: 'flip'; at: number; bit: number }
  | { do: 'set'; at: number; bytes: readonly number[] }
  | { do: 'cut'; at: number }
  | { do: 'delete'; at: number; length: number }
  | { do: 'repeat'; at: number; length: number; times: number }
  | { do: 'splice'; at: number; from: number; start: number; length: number }
  | { do: 'insert'; at: number; token: string };

/** A mutated file is no larger than this: what is broken by size has tests of its own. */
const LARGEST = 1 << 18;

/** Numbers at which lengths and offsets go wrong. */
const EDGES = [[0], [0xff], [0x7f], [0x80], [0, 0], [0xff, 0xff], [0xff, 0xff, 0xff, 0xff], [0, 0, 0, 0x80]];

/** What may be put into any file: line ends, quotes, byte order marks, half characters, bidirectional marks. */
const TOKENS = [
  '\0', '\r', '\n', '"', '""', ',', ';', '\t', '\uFEFF', '\uFFFE', '\u202E', '\u200D', '=', '=1+1', '@', "'",
  '-1', '1e999', '999999999999999999', '<', '>', '&', ']]>', '__proto__', '%00', '../', '姓名', '电话',
]; // prettier-ignore

const place = fc.double({ min: 0, max: 1, noNaN: true });
const length = fc.oneof(fc.nat({ max: 8 }), fc.nat({ max: 3000 }));

const editOf = (tokens: readonly string[]): fc.Arbitrary<Edit> =>
  fc.oneof(
    fc.record({ do: fc.constant('flip' as const), at: place, bit: fc.nat({ max: 7 }) }),
    fc.record({
      do: fc.constant('set' as const),
      at: place,
      bytes: fc.oneof(
        fc.constantFrom(...EDGES),
        fc.array(fc.nat({ max: 255 }), { minLength: 1, maxLength: 4 }),
      ),
    }),
    fc.record({ do: fc.constant('cut' as const), at: place }),
    fc.record({ do: fc.constant('delete' as const), at: place, length }),
    fc.record({ do: fc.constant('repeat' as const), at: place, length, times: fc.nat({ max: 12 }) }),
    fc.record({ do: fc.constant('splice' as const), at: place, from: fc.nat(), start: place, length }),
    fc.record({
      do: fc.constant('insert' as const),
      at: place,
      token: fc.constantFrom(...TOKENS, ...tokens),
    }),
  );

const around = (bytes: Buffer, from: number, to: number, middle: Uint8Array): Buffer =>
  Buffer.concat([bytes.subarray(0, from), middle, bytes.subarray(to)]);

function edited(bytes: Buffer, edit: Edit, seeds: readonly Buffer[]): Buffer {
  const at = Math.floor(edit.at * bytes.length);
  switch (edit.do) {
    case 'flip': {
      const changed = Buffer.from(bytes);
      if (at < changed.length) changed[at]! ^= 1 << edit.bit;
      return changed;
    }
    case 'set':
      return around(bytes, at, at + edit.bytes.length, Buffer.from(edit.bytes));
    case 'cut':
      return bytes.subarray(0, at);
    case 'delete':
      return around(bytes, at, at + edit.length, Buffer.alloc(0));
    case 'repeat': {
      const piece = bytes.subarray(at, at + edit.length);
      return around(bytes, at, at, Buffer.concat(Array.from({ length: edit.times }, () => piece)));
    }
    case 'splice': {
      const other = seeds[edit.from % seeds.length]!;
      const start = Math.floor(edit.start * other.length);
      return around(bytes, at, at, other.subarray(start, start + edit.length));
    }
    case 'insert':
      return around(bytes, at, at, Buffer.from(edit.token));
  }
}

/**
 * Bytes that were one of the seeds once.
 *
 * @param tokens words of the format, put in beside those of any file
 */
export function mutated(seeds: readonly Buffer[], tokens: readonly string[] = []): fc.Arbitrary<Buffer> {
  return fc
    .record({
      seed: fc.nat({ max: seeds.length - 1 }),
      edits: fc.array(editOf(tokens), { minLength: 1, maxLength: 6 }),
    })
    .map(({ seed, edits }) => {
      let bytes = seeds[seed]!;
      for (const edit of edits) bytes = edited(bytes, edit, seeds).subarray(0, LARGEST);
      return bytes;
    });
}

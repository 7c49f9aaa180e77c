// Two matrices per child over its neighbours: where one agrees with the child and the other does not (rivals channel).
import type { Alignment } from './align.ts';
import type { Context } from './context.ts';

export interface Agreements {
  size: number;
  /** cells[q * size + p]: cells of the child where q agrees and p has another value. */
  cells: Int32Array;
  /** rows[q * size + p]: rows of the child that q holds and p does not. */
  rows: Int32Array;
  /** shared[q * size + p]: rows of the child that both hold. */
  shared: Int32Array;
}

/** Bit sets of a neighbour: cells of the child that agree and that differ; rows of the child that it holds. */
export interface Bits {
  agree: Uint32Array;
  differ: Uint32Array;
  held: Uint32Array;
}

/** Number of set bits of a 32-bit word. */
export function popcount(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Bits set in both. */
function both(a: Uint32Array, b: Uint32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) {
    const word = a[i]! & b[i]!;
    if (word !== 0) sum += popcount(word);
  }
  return sum;
}

/** Writes the bits of one row, which may lie across two words. */
function put(set: Uint32Array, at: number, bits: number): void {
  if (bits === 0) return;
  const word = at >>> 5;
  const shift = at & 31;
  set[word]! |= bits << shift;
  if (shift > 0 && bits >>> (32 - shift) !== 0) set[word + 1]! |= bits >>> (32 - shift);
}

/** Cells of the child that agree with neighbour p or have another value, and rows that p holds, as bit sets. */
export function bitSets(
  k: Context,
  c: number,
  p: number,
  { position, childRow, parentRow }: Alignment,
): Bits {
  const child = k.lists[c]!;
  const parent = k.lists[p]!;
  const { fields } = k;
  const every = fields === 31 ? 0x7fffffff : (1 << fields) - 1;
  const agree = new Uint32Array((child.size * fields + 31) >>> 5);
  const differ = new Uint32Array(agree.length);
  const held = new Uint32Array((child.size + 31) >>> 5);
  for (let a = 0; a < child.size; a++) {
    if (position[a]! < 0) continue;
    held[a >>> 5]! |= 1 << (a & 31);
    const cRow = childRow[a]!;
    const pRow = parentRow[a]!;
    const filled = every & ~(k.blank[c]![cRow]! | k.blank[p]![pRow]!);
    let other = 0;
    for (let rest = filled & (k.wrong[c]![cRow]! | k.wrong[p]![pRow]!); rest !== 0; rest &= rest - 1) {
      const f = 31 - Math.clz32(rest & -rest);
      if (child.values[cRow * fields + f] !== parent.values[pRow * fields + f]) other |= 1 << f;
    }
    put(agree, a * fields, filled & ~other);
    put(differ, a * fields, other);
  }
  return { agree, differ, held };
}

/** The matrices of a child over its neighbours, by their bit sets. */
export function agreements(sets: readonly Bits[]): Agreements {
  const size = sets.length;
  const agree = sets.map((one) => one.agree);
  const held = sets.map((one) => one.held);
  const cells = new Int32Array(size * size);
  const rows = new Int32Array(size * size);
  const shared = new Int32Array(size * size);
  sets.forEach(({ differ }, p) => {
    // Few cells differ: only their words are looked at.
    const words: number[] = [];
    differ.forEach((word, at) => {
      if (word !== 0) words.push(at);
    });
    for (let q = 0; q < size; q++) {
      const theirs = agree[q]!;
      let sum = 0;
      for (const at of words) sum += popcount(theirs[at]! & differ[at]!);
      cells[q * size + p] = sum;
    }
    for (let q = 0; q <= p; q++) shared[q * size + p] = shared[p * size + q] = both(held[q]!, held[p]!);
  });
  for (let q = 0; q < size; q++) {
    for (let p = 0; p < size; p++) rows[q * size + p] = shared[q * size + q]! - shared[q * size + p]!;
  }
  return { size, cells, rows, shared };
}

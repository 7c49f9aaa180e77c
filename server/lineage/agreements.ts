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
  /** Bit sets per neighbour: cells of the child that agree; rows of the child that are held. */
  agree: Uint32Array[];
  held: Uint32Array[];
}

/** Number of set bits of a 32-bit word. */
export function popcount(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Counts of bits in a and b, and in a but not in b. */
function both(a: Uint32Array, b: Uint32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) {
    const word = a[i]! & b[i]!;
    if (word !== 0) sum += popcount(word);
  }
  return sum;
}

/** The matrices of child c over `others`, whose alignments are given in the same order. */
export function agreements(
  k: Context,
  c: number,
  others: readonly number[],
  aligned: readonly Alignment[],
): Agreements {
  const child = k.lists[c]!;
  const { fields } = k;
  const size = others.length;
  const agree: Uint32Array[] = [];
  const differ: Uint32Array[] = [];
  const held: Uint32Array[] = [];
  others.forEach((p, i) => {
    const parent = k.lists[p]!;
    const { position, childRow, parentRow } = aligned[i]!;
    const e = new Uint32Array((child.size * fields + 31) >>> 5);
    const d = new Uint32Array(e.length);
    const h = new Uint32Array((child.size + 31) >>> 5);
    for (let a = 0; a < child.size; a++) {
      if (position[a]! < 0) continue;
      h[a >>> 5]! |= 1 << (a & 31);
      for (let f = 0; f < fields; f++) {
        const x = child.values[childRow[a]! * fields + f]!;
        const y = parent.values[parentRow[a]! * fields + f]!;
        if (x < 0 || y < 0) continue;
        const bit = a * fields + f;
        (x === y ? e : d)[bit >>> 5]! |= 1 << (bit & 31);
      }
    }
    agree.push(e);
    differ.push(d);
    held.push(h);
  });
  const result = {
    size,
    cells: new Int32Array(size * size),
    rows: new Int32Array(size * size),
    shared: new Int32Array(size * size),
    agree,
    held,
  };
  for (let q = 0; q < size; q++) {
    for (let p = 0; p < size; p++) {
      result.cells[q * size + p] = both(agree[q]!, differ[p]!);
      result.shared[q * size + p] = both(held[q]!, held[p]!);
    }
  }
  for (let q = 0; q < size; q++) {
    for (let p = 0; p < size; p++) {
      result.rows[q * size + p] = result.shared[q * size + q]! - result.shared[q * size + p]!;
    }
  }
  return result;
}

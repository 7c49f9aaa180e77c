// In what order the shared rows stand in either list (order channel).
import type { Alignment } from './align.ts';
import type { Context } from './context.ts';

export interface RowOrder {
  /** Pairs of neighbouring rows of the child that are both in the parent. */
  pairs: number;
  adjacent: number;
  /** Adjacent within three rows, forward. */
  near: number;
  forward: number;
  backward: number;
  /** Adjacent pairs weighted by 1 / number of lists in which they are adjacent. */
  rare: number;
  /** Pairs of neighbours of the child that stand apart in the parent, though next to each other in another list that may precede. */
  elsewhere: number;
  /** Rows of the child that the parent lacks, in runs of up to three between rows that are neighbours in the parent; those of them that other lists have. */
  inserted: number;
  insertedKnown: number;
  /** Places where such a run could be: pairs of shared rows, one after the other in the parent, with nothing of its own between. */
  closed: number;
  /** Longest increasing run of parent positions, share of shared rows. */
  increasing: number;
  /** In/out transitions along child and parent, against chance. */
  childTransitions: number;
  parentTransitions: number;
  /** Shared rows over the span that they lie in. */
  childDensity: number;
  parentDensity: number;
  /** Mean place of the shared rows in the child, 0–1. */
  place: number;
}

/** weight[a]: 1 + number of the aligned lists in which rows a-1 and a of the child stand next to each other too. */
export function adjacencyWeights(size: number, aligned: readonly Alignment[]): Float64Array {
  const weight = new Float64Array(size).fill(1);
  for (const { position } of aligned) {
    for (let a = 1; a < size; a++) {
      const step = position[a]! - position[a - 1]!;
      if (position[a]! > 0 && position[a - 1]! >= 0 && step === 1) weight[a]!++;
    }
  }
  return weight;
}

/** Longest run of rows that counts as put in between. */
const INSERTED = 3;

/**
 * Compares the order of rows; `weight` comes from all lists aligned with the child, p included (hence minus one), `before`
 * from those of them that may precede it.
 */
export function compareOrder(
  k: Context,
  c: number,
  p: number,
  to: Alignment,
  weight: Float64Array,
  before: Float64Array,
): RowOrder {
  const size = k.lists[c]!.size;
  const parentSize = k.lists[p]!.size;
  const { position } = to;
  const o = {
    pairs: 0,
    adjacent: 0,
    near: 0,
    forward: 0,
    backward: 0,
    rare: 0,
    elsewhere: 0,
    inserted: 0,
    insertedKnown: 0,
    closed: 0,
  };
  const { units } = k.lists[c]!;
  const runs = new Int32Array(size);
  const held = new Uint8Array(parentSize);
  let longest = 0;
  let shared = 0;
  let changes = 0;
  let first = -1;
  let last = -1;
  let places = 0;
  for (let a = 0; a < size; a++) {
    const at = position[a]!;
    if (a > 0 && at >= 0 !== position[a - 1]! >= 0) changes++;
    if (at < 0) continue;
    shared++;
    held[at] = 1;
    if (first < 0) first = a;
    else if (position[last]! + 1 === at) {
      const run = a - last - 1;
      o.closed++;
      if (run > 0 && run <= INSERTED) {
        o.inserted += run;
        for (let i = last + 1; i < a; i++)
          if (k.start[units[i]! + 1]! - k.start[units[i]!]! > 1) o.insertedKnown++;
      }
    }
    last = a;
    places += a;
    let low = 0;
    let high = longest;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (runs[middle]! < at) low = middle + 1;
      else high = middle;
    }
    runs[low] = at;
    if (low === longest) longest++;
    if (a === 0 || position[a - 1]! < 0) continue;
    const step = at - position[a - 1]!;
    o.pairs++;
    if (step > 0) o.forward++;
    if (step === -1) o.backward++;
    if (step >= 1 && step <= 3) o.near++;
    if (step === 1) {
      o.adjacent++;
      o.rare += 1 / Math.max(1, weight[a]! - 1);
    } else if (before[a]! > 1) o.elsewhere++;
  }
  let parentChanges = 0;
  let parentFirst = -1;
  let parentLast = -1;
  for (let b = 0; b < parentSize; b++) {
    if (b > 0 && held[b] !== held[b - 1]) parentChanges++;
    if (held[b] === 0) continue;
    if (parentFirst < 0) parentFirst = b;
    parentLast = b;
  }
  const chance = (n: number): number => (2 * shared * (n - shared)) / Math.max(n, 1) + 0.5;
  return {
    ...o,
    increasing: longest / Math.max(shared, 1),
    childTransitions: changes / chance(size),
    parentTransitions: parentChanges / chance(parentSize),
    childDensity: shared / (last - first + 1),
    parentDensity: shared / (parentLast - parentFirst + 1),
    place: places / Math.max(shared, 1) / Math.max(size, 1),
  };
}

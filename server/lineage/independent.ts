// Reference values that count a copied value once: a list's vote is discounted by the chance that it copied the value.
import { consensus, type Vote } from './consensus.ts';
import type { Context } from './context.ts';

/** A list's vote never falls to nothing: it could have been typed anew. */
const LEAST = 0.02;
/** Likelier sources than this discount a vote. */
const LIKELY = 0.03;

/** Reference values given likely sources (`likely[c * n + p]`) and the place of every list in time. */
export function independentConsensus(k: Context, likely: Float64Array, rank: Int32Array): Int32Array {
  const { n, fields } = k;
  const holds = (list: number, position: number, field: number, value: number): boolean => {
    const { values, more } = k.lists[list]!;
    for (let row = position; row >= 0; row = more[row]!)
      if (values[row * fields + field] === value) return true;
    return false;
  };
  const vote: Vote = (list, unit, field, value) => {
    let share = 1;
    for (let at = k.start[unit]!; at < k.start[unit + 1]!; at++) {
      const p = k.postList[at]!;
      const chance = likely[list * n + p]!;
      if (chance <= LIKELY || rank[p]! >= rank[list]!) continue;
      if (holds(p, k.postPosition[at]!, field, value)) share *= 1 - chance;
    }
    return share + LEAST;
  };
  return consensus(k, vote, k);
}

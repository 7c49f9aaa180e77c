// Clusters: the surest pairs first, and two clusters only where all pairs across them together speak for one.
import { disjointSets } from '../union-find.ts';
import type { Model } from './weights.ts';

/** Records of a cluster that are weighed at a join, at most. */
const MOST_WEIGHED = 16;

/**
 * Cluster of each record, as the number of its first record. The sum over all pairs across is what keeps chains from
 * forming: that A is like B and B like C does not join A and C, which differ. Where a file holds nobody twice the prior
 * within it says so, and one-to-one pairs come out.
 */
export function clusterRecords(count: number, pairs: Float64Array, model: Model): Int32Array {
  const edges: { a: number; b: number; odds: number }[] = [];
  for (const pair of pairs) {
    const [a, b] = [Math.floor(pair / count), pair % count];
    const odds = model.prior(a, b) + model.logLR(a, b);
    if (odds > 0) edges.push({ a, b, odds });
  }
  edges.sort((x, y) => y.odds - x.odds || x.a - y.a || x.b - y.b);

  const sets = disjointSets(count);
  const members = new Map<number, number[]>();
  const of = (root: number): number[] => members.get(root) ?? [root];
  for (const edge of edges) {
    const [a, b] = [sets.find(edge.a), sets.find(edge.b)];
    if (a === b) continue;
    const [ofA, ofB] = [of(a), of(b)];
    let sum = 0;
    if (ofA.length === 1 && ofB.length === 1) sum = edge.odds;
    else {
      for (const one of ofA.slice(0, MOST_WEIGHED)) {
        for (const other of ofB.slice(0, MOST_WEIGHED))
          sum += model.prior(one, other) + model.logLR(one, other);
      }
    }
    if (sum <= 0) continue;
    const root = sets.union(a, b);
    members.delete(a);
    members.delete(b);
    members.set(root, [...ofA, ...ofB]);
  }
  const first = new Map<number, number>();
  return Int32Array.from({ length: count }, (_, record) => {
    const root = sets.find(record);
    if (!first.has(root)) first.set(root, record);
    return first.get(root)!;
  });
}

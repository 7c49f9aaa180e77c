// Which lists share owners at all: exact overlaps of every pair through the index unit → lists.
import type { Coded } from './coded.ts';
import type { OwnerIndex } from './owner-index.ts';

/** A pair with fewer shared units is not looked at. */
export const MIN_SHARED = 5;

/** shared[a * n + b]: units that both lists hold (a's size on the diagonal). Costs Σ over units of lists². */
export function overlaps({
  lists: n,
  units,
  start,
  postList,
}: Pick<OwnerIndex, 'units' | 'start' | 'postList'> & { lists: number }): Int32Array {
  const shared = new Int32Array(n * n);
  for (let unit = 0; unit < units; unit++) {
    for (let i = start[unit]!; i < start[unit + 1]!; i++) {
      const row = postList[i]! * n;
      for (let j = start[unit]!; j < start[unit + 1]!; j++) shared[row + postList[j]!]!++;
    }
  }
  return shared;
}

/** For each list the others worth comparing: at least MIN_SHARED units in common, the `limit` largest overlaps; a pair is close for both or for neither. */
export function neighbours(coded: Coded, shared: Int32Array, limit: number): number[][] {
  const n = coded.lists.length;
  const close = coded.lists.map((_, c) => {
    const others: number[] = [];
    for (let p = 0; p < n; p++) if (p !== c && shared[c * n + p]! >= MIN_SHARED) others.push(p);
    if (others.length <= limit) return others;
    return others.sort((a, b) => shared[c * n + b]! - shared[c * n + a]! || a - b).slice(0, limit);
  });
  const mutual = close.map((others) => new Set(others));
  close.forEach((others, c) => others.forEach((p) => mutual[p]!.add(c)));
  return mutual.map((others) => [...others].sort((a, b) => a - b));
}

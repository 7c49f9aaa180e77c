// Which lists share owners at all: exact overlaps of every pair through the index unit → lists.
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

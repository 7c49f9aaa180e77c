// Joins clusters that share a key, without ever joining two different ID numbers.
import type { DisjointSets } from './union-find.ts';

/** Records by key, each key once. */
export type Blocks = Map<string, number[]>;

export const addTo = (blocks: Blocks, key: string, item: number): void => {
  const block = blocks.get(key);
  if (block === undefined) blocks.set(key, [item]);
  else block.push(item);
};

/** The ID number that most of a block's records bear by their cluster; the smallest of those where several are. */
function leadingId(counts: ReadonlyMap<string, number>): string | undefined {
  let [best, most] = [undefined as string | undefined, 0];
  for (const [id, count] of counts) {
    if (count > most || (count === most && best !== undefined && id < best)) [best, most] = [id, count];
  }
  return best;
}

/**
 * Joins within every block. Where clusters of one block hold different ID numbers, each stays, and those without one join
 * the ID that most records of the block bear. Blocks are taken in the order of their keys, so that the outcome does not
 * depend on the order of the records. `idOf` gives the ID number of a cluster by its root and is kept up to date.
 */
export function joinBlocks(blocks: Blocks, sets: DisjointSets, idOf: Map<number, string>): void {
  const shared = [...blocks].filter(([, block]) => block.length > 1).sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [, block] of shared) {
    const counts = new Map<string, number>();
    for (const item of block) {
      const id = idOf.get(sets.find(item));
      if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    const target = leadingId(counts);
    const first = block.find((item) => idOf.get(sets.find(item)) === target);
    for (const item of block) {
      const id = idOf.get(sets.find(item));
      if (first === undefined || (id !== undefined && id !== target)) continue;
      const root = sets.union(first, item);
      if (target !== undefined) idOf.set(root, target);
    }
  }
}

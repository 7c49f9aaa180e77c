// Joins clusters whose records agree on a value and the name, without ever joining two different ID numbers.
import type { NormalRecord } from '#contract/model/normal-record.ts';
import type { DisjointSets } from './union-find.ts';

/** Records by a value such as a phone; a record stands in the block once. */
export type Blocks = Map<string, number[]>;

/** Puts a record into the block of a value. */
export const addTo = (blocks: Blocks, value: string, item: number): void => {
  const block = blocks.get(value);
  if (block === undefined) blocks.set(value, [item]);
  else if (block.at(-1) !== item) block.push(item);
};

/** Clusters and the ID number that each bears, by its root; kept up to date while clusters are joined. */
export interface Clusters {
  sets: DisjointSets;
  idOf: Map<number, string>;
}

/** The ID number that most of a block's records bear by their cluster; the smallest of those where several are. */
function leadingId(counts: ReadonlyMap<string, number>): string | undefined {
  let [best, most] = [undefined as string | undefined, 0];
  for (const [id, count] of counts) {
    if (count > most || (count === most && best !== undefined && id < best)) [best, most] = [id, count];
  }
  return best;
}

/**
 * Joins the clusters of some records. Where they bear different ID numbers each of these stays by itself, and what bears
 * none joins the ID that most of the records bear.
 */
export function joinAll(items: readonly number[], { sets, idOf }: Clusters): void {
  const ids = items.map((item) => idOf.get(sets.find(item)));
  const counts = new Map<string, number>();
  for (const id of ids) if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
  const target = leadingId(counts);
  const first = items[ids.indexOf(target)]!;
  let root = sets.find(first);
  for (const [index, item] of items.entries()) {
    if (ids[index] === undefined || ids[index] === target) root = sets.union(root, item);
  }
  if (target !== undefined) idOf.set(root, target);
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Joins, within every block, the records of one name. Blocks and names are taken in the order of their texts, so that the
 * outcome does not depend on the order of the records.
 */
export function joinByName(blocks: Blocks, records: readonly NormalRecord[], clusters: Clusters): void {
  const shared = [...blocks].filter(([, block]) => block.length > 1).sort(([a], [b]) => byText(a, b));
  for (const [, block] of shared) {
    const name = records[block[0]!]!.name;
    if (block.every((item) => records[item]!.name === name)) {
      joinAll(block, clusters);
      continue;
    }
    const byName: Blocks = new Map();
    for (const item of block) addTo(byName, records[item]!.name!, item);
    for (const [, items] of [...byName].sort(([a], [b]) => byText(a, b))) {
      if (items.length > 1) joinAll(items, clusters);
    }
  }
}

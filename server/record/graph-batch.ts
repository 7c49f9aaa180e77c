// What the record hands to the projection, in batches: what is to go, then nodes, then edges.
import type { EntityType } from '#contract/model/registry.ts';
import type { RelationType } from '#contract/model/relation.ts';
import type { GraphNodeRow } from './graph-nodes.ts';

/** An edge by the keys of its ends. */
interface EdgeRow {
  start: string;
  end: string;
  props: Record<string, unknown>;
}

/** A step towards the state; they come in the order drops, nodes, edges, and may be repeated. */
export type GraphBatch =
  | { kind: 'drop-nodes'; keys: string[] }
  | { kind: 'drop-edges'; type: RelationType; direction: 'out' | 'in'; anchors: string[] }
  | { kind: 'nodes'; type: EntityType; label?: string; rows: GraphNodeRow[] }
  | { kind: 'edges'; type: RelationType; from: EntityType[]; to: EntityType[]; rows: EdgeRow[] };

/** Rows of a batch at most. */
const BATCH = 2500;

/** Items in pieces of a batch at most. */
export function* inBatches<T>(items: Iterable<T>): Iterable<T[]> {
  let batch: T[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Groups by a text, in order of first appearance. */
export function grouped<T>(items: Iterable<T>, by: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = by(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

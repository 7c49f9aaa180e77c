// What the graph is made from: the record's present state, handed over as batches of nodes and edges.
import type { RelationType } from '#contract/model/relation.ts';
import type { EntityType } from '#contract/model/registry.ts';

export interface NodeRow {
  /** `${case}/${ref}`. */
  key: string;
  /** All that the node holds; replaces what stood. `key` itself may be left out. */
  props: object;
}

export interface EdgeRow {
  /** Keys of the ends. */
  start: string;
  end: string;
  /** `entry`, and what the relation carries, such as `row`. */
  props: object;
}

/** A step from the graph as it was to the graph as it should be now. */
export type GraphBatch =
  | { kind: 'drop-nodes'; keys: string[] }
  /** Edges of a type at these nodes go before those that stand now come. */
  | { kind: 'drop-edges'; type: RelationType; direction: 'out' | 'in'; anchors: string[] }
  /** `label` is that of the kind. */
  | { kind: 'nodes'; type: EntityType; label?: string; rows: NodeRow[] }
  | { kind: 'edges'; type: RelationType; from: EntityType[]; to: EntityType[]; rows: EdgeRow[] };

/**
 * The record as the projection sees it. `changes(after)` is the state as it is now of all that entries after `after`
 * touched: drops, then nodes, then edges, whose places were dropped or are of entries after `after`.
 */
export interface ProjectionSource {
  readonly dataId: string;
  /** Under which keys owners have their pseudonyms; absent or undefined where these were never changed. */
  pseudonyms?(): string | undefined;
  /** Number of the last entry; 0 where there is none. */
  head(): number;
  changes(after: number): Iterable<GraphBatch>;
  /** About how many rows those are; 0 or absent where it is not known. */
  size?(after: number): number;
}

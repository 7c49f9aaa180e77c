// Elements of the graph as every answer, export and view carries them.
import { z } from 'zod';
import { entityType } from './model/registry.ts';
import { relationType } from './model/relation.ts';

/** A property value; personal data never stands in one. */
export const propertyValue = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);
export type PropertyValue = z.infer<typeof propertyValue>;

/**
 * A node. `id` is unique in the case: the case folder's own id, or `Type:id` where two types of a case use one id.
 * `entry` is the journal entry that asserted it.
 */
export const graphNode = z.object({
  id: z.string(),
  type: entityType,
  kind: z.string().optional(),
  caption: z.string(),
  entry: z.number().int(),
  props: z.record(z.string(), propertyValue),
});
export type GraphNode = z.infer<typeof graphNode>;

/** A relationship. `id` is made of type and ends (and the row of a `CONTAINS`), so it is the same on every engine. */
export const graphEdge = z.object({
  id: z.string(),
  type: relationType,
  source: z.string(),
  target: z.string(),
  entry: z.number().int(),
  props: z.record(z.string(), propertyValue),
});
export type GraphEdge = z.infer<typeof graphEdge>;

/** A part of a case's graph. `shown` and `total` count nodes and edges together; `total` is what would be there uncut. */
export const subgraph = z.object({
  nodes: z.array(graphNode),
  edges: z.array(graphEdge),
  shown: z.number().int(),
  total: z.number().int(),
});
export type Subgraph = z.infer<typeof subgraph>;

/** The id of an edge from its parts. */
export const edgeId = (type: string, source: string, target: string, row?: number): string =>
  row === undefined ? `${source}-${type}->${target}` : `${source}-${type}.${row}->${target}`;

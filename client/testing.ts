// Small graphs for the client's tests; every name is invented.
import { edgeId, type GraphEdge, type GraphNode, type PropertyValue } from '#contract/graph.ts';
import type { EntityType } from '#contract/model/registry.ts';
import type { RelationType } from '#contract/model/relation.ts';
import type { Words } from './graph/drawn.ts';
import type { CaseGraph } from './state/case-graph.ts';

export const node = (
  type: EntityType,
  id: string,
  props: Record<string, PropertyValue> = {},
  caption: string = id,
): GraphNode => ({ id, type, caption, entry: 1, props });

export const edge = (
  type: RelationType,
  source: string,
  target: string,
  props: Record<string, PropertyValue> = {},
): GraphEdge => ({ id: edgeId(type, source, target), type, source, target, entry: 1, props });

/** Source S with list L1, sold by X1 to merchant M with list L2, which was derived from L1; H is S's mail address. */
export const SAMPLE: CaseGraph = {
  nodes: new Map(
    [
      node('Party', 'S', { kind: 'source' }),
      node('Party', 'M', { kind: 'merchant' }),
      node('List', 'L1'),
      node('List', 'L2'),
      node('Handle', 'H', { platform: 'mail' }),
      node('Transfer', 'X1', { mode: 'sale', price_per_record: 0.8 }),
      node('Evidence', 'E1', { kind: 'mail' }),
    ].map((each) => [each.id, each]),
  ),
  edges: new Map(
    [
      edge('HOLDS', 'S', 'L1'),
      edge('HOLDS', 'M', 'L2'),
      edge('USES', 'S', 'H'),
      edge('SENT', 'S', 'X1'),
      edge('RECEIVED', 'M', 'X1'),
      edge('OF', 'X1', 'L2'),
      edge('SUPPORTED_BY', 'X1', 'E1'),
      edge('DERIVED_FROM', 'L2', 'L1', { kind: 'inferred' }),
    ].map((each) => [each.id, each]),
  ),
  crowds: [],
};

export const WORDS: Words = {
  caption: ({ caption }) => caption,
  transfer: ({ props }) => `${String(props['mode'])} ${String(props['price_per_record'] ?? '')}`.trim(),
  crowd: ({ type, total }) => `${type} × ${total}`,
  holding: (caption, lists) => `${caption} (${lists})`,
  facet: (facet) => facet,
};

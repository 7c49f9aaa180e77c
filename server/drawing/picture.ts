// Which part of a case a picture shows: parties, handles, lists and transfers, the best connected first where they are many.
import type { GraphEdge, GraphNode } from '#contract/graph.ts';
import type { EntityType } from '#contract/model/registry.ts';
import type { RelationType } from '#contract/model/relation.ts';

export interface Part {
  nodes: readonly GraphNode[];
  edges: readonly GraphEdge[];
}

const DRAWN: ReadonlySet<EntityType> = new Set<EntityType>(['Party', 'Handle', 'List', 'Transfer']);
const LINES: ReadonlySet<RelationType> = new Set<RelationType>([
  'HOLDS',
  'USES',
  'SENT',
  'RECEIVED',
  'OF',
  'DERIVED_FROM',
  'COOPERATES_WITH',
]);

/** Above this many nodes a page is a grey field. */
const MOST_DRAWN = 400;

/** What a picture of a part shows; elements keep their order. */
export function pictured({ nodes, edges }: Part): { nodes: GraphNode[]; edges: GraphEdge[] } {
  let kept = nodes.filter(({ type }) => DRAWN.has(type));
  const lines = edges.filter(({ type }) => LINES.has(type));
  const things = kept.filter(({ type }) => type !== 'Transfer');
  if (things.length > MOST_DRAWN) {
    const degree = new Map<string, number>();
    for (const { source, target } of lines) {
      degree.set(source, (degree.get(source) ?? 0) + 1);
      degree.set(target, (degree.get(target) ?? 0) + 1);
    }
    const best = new Set(
      things
        .toSorted((a, b) => (degree.get(b.id) ?? 0) - (degree.get(a.id) ?? 0) || (a.id < b.id ? -1 : 1))
        .slice(0, MOST_DRAWN)
        .map(({ id }) => id),
    );
    const ends = new Map<string, number>();
    for (const { type, source, target } of lines) {
      if ((type === 'SENT' || type === 'RECEIVED') && best.has(source))
        ends.set(target, (ends.get(target) ?? 0) + 1);
    }
    kept = kept.filter(({ id, type }) => (type === 'Transfer' ? (ends.get(id) ?? 0) > 1 : best.has(id)));
  }
  const here = new Set(kept.map(({ id }) => id));
  return { nodes: kept, edges: lines.filter(({ source, target }) => here.has(source) && here.has(target)) };
}

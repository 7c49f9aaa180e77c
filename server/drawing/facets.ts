// Facets: the names by which kinds of elements are counted in the legend and switched on and off.
import { mode } from '#contract/model/transfer.ts';
import { entities, entityOf } from '#contract/model/registry.ts';
import { RELATION_TYPES, type RelationType } from '#contract/model/relation.ts';
import type { GraphEdge, GraphNode } from '#contract/graph.ts';

/** Relations that are no lines of their own: a transfer with its two ends and its list is drawn as one edge. */
const FOLDED = new Set<RelationType>(['SENT', 'RECEIVED', 'OF']);

export const isFolded = (type: RelationType): boolean => FOLDED.has(type);

/** The facet of a node: `List`, `Party:merchant`, `mode:sale`. */
export function nodeFacet(node: GraphNode): string {
  if (node.type === 'Transfer') return `mode:${mode.catch('unknown').parse(node.props['mode'])}`;
  const { kindField } = entityOf(node.type);
  const kind = kindField === undefined ? undefined : (node.kind ?? node.props[kindField]);
  return typeof kind === 'string' ? `${node.type}:${kind}` : node.type;
}

function derivedKind({ props }: GraphEdge): 'documented' | 'confirmed' | 'inferred' {
  if (props['kind'] === 'documented') return 'documented';
  return props['assessment'] === 'confirmed' ? 'confirmed' : 'inferred';
}

/** The facet of an edge: `derived:inferred`, `relation:USES`. */
export const edgeFacet = (edge: GraphEdge): string =>
  edge.type === 'DERIVED_FROM' ? `derived:${derivedKind(edge)}` : `relation:${edge.type}`;

/** All facets in the order of the legend: nodes by type and kind, transfers by mode, relations. */
export function facetGroups(): { nodes: string[]; transfers: string[]; relations: string[] } {
  const nodes = entities()
    .filter((entity) => entity.as === 'node' && entity.type !== 'Transfer' && entity.type !== 'Case')
    .flatMap((entity) =>
      entity.kinds.length === 0 ? [entity.type] : entity.kinds.map((kind) => `${entity.type}:${kind.value}`),
    );
  const relations = RELATION_TYPES.filter((type) => !isFolded(type)).flatMap((type) =>
    type === 'DERIVED_FROM'
      ? ['derived:documented', 'derived:confirmed', 'derived:inferred']
      : [`relation:${type}`],
  );
  return { nodes, transfers: mode.options.map((value) => `mode:${value}`), relations };
}

/** True where a facet or the type it belongs to is switched off. */
export const isOff = (facet: string, off: ReadonlySet<string>): boolean =>
  off.has(facet) || off.has(facet.split(':')[0] ?? facet);

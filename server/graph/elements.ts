// Turns what a query returned into the elements of the contract: the one place where the graph's own properties end.
import { edgeId, type GraphEdge, type GraphNode, type PropertyValue } from '#contract/graph.ts';
import type { RelationType } from '#contract/model/relation.ts';
import type { EntityType } from '#contract/model/registry.ts';
import type { GraphValue } from './engine.ts';

/** Properties that the graph keeps for itself or that have a place of their own in an element. */
const OWN = new Set(['key', 'ref', 'id', 'case', 'type', 'kind', 'caption', 'entry']);

const map = (value: GraphValue | undefined): Record<string, GraphValue> => {
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw new TypeError('a query of the graph must return elements as maps of properties');
  return value;
};

/** What is left of the properties, in the order of their names: engines return them in any order. */
function rest(
  properties: Record<string, GraphValue>,
  without: ReadonlySet<string>,
): Record<string, PropertyValue> {
  const names = Object.keys(properties).filter((name) => !without.has(name) && properties[name] !== null);
  return Object.fromEntries(names.sort().map((name) => [name, properties[name] as PropertyValue]));
}

/** A node from `n {.*}`. Where the folder's own id differs from the reference (two types share it), it stays a property. */
export function toNode(value: GraphValue | undefined): GraphNode {
  const node = map(value);
  const ref = String(node['ref']);
  const props = rest(node, OWN);
  if (node['id'] !== undefined && node['id'] !== ref) props['id'] = String(node['id']);
  return {
    id: ref,
    type: String(node['type']) as EntityType,
    ...(node['kind'] ? { kind: String(node['kind']) } : {}),
    caption: String(node['caption'] ?? ref),
    entry: Number(node['entry']),
    props,
  };
}

const ENTRY = new Set(['entry']);

/** An edge from `{type: type(r), source: a.ref, target: b.ref, props: r {.*}}`. */
export function toEdge(value: GraphValue | undefined): GraphEdge {
  const edge = map(value);
  const all = map(edge['props']);
  const [type, source, target] = [String(edge['type']), String(edge['source']), String(edge['target'])];
  const row = typeof all['row'] === 'number' ? all['row'] : undefined;
  return {
    id: edgeId(type, source, target, row),
    type: type as RelationType,
    source,
    target,
    entry: Number(all['entry']),
    props: rest(all, ENTRY),
  };
}

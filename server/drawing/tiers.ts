// Which column of the supply chain an element stands in: 0 is the source, the last one the retailer.
import type { GraphEdge, GraphNode } from '#contract/graph.ts';
import { entityOf } from '#contract/model/registry.ts';

/** Relations by which an element belongs to its neighbour's column, nearest first. */
const BELONGS = [
  'USES',
  'HOLDS',
  'CONTAINS',
  'MADE_BY',
  'GIVEN_TO',
  'SUPPORTED_BY',
  'SENT',
  'RECEIVED',
  'LIVES_IN',
  'ABOUT',
];

/** Tier of an element without any neighbour that has one: the middle, among the handles and brokers. */
const WITHOUT = 1;

const ownTier = (node: GraphNode): number | undefined => {
  const { kinds, kindField } = entityOf(node.type);
  const kind = node.kind ?? (kindField === undefined ? undefined : node.props[kindField]);
  return kinds.find(({ value }) => value === kind)?.tier;
};

/**
 * The tier of every node. Parties have the tier of their kind. Others take that of the nearest party to which they
 * belong; a handle that only sends or receives stands among the brokers.
 */
export function tiersOf(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): Map<string, number> {
  const tiers = new Map<string, number>();
  for (const node of nodes) {
    const tier = ownTier(node);
    if (tier !== undefined) tiers.set(node.id, tier);
  }
  const known = new Map(nodes.map((node) => [node.id, node]));
  const around = new Map<string, { id: string; rank: number }[]>();
  for (const edge of edges) {
    const rank = BELONGS.indexOf(edge.type);
    if (rank < 0) continue;
    for (const [from, to] of [
      [edge.source, edge.target],
      [edge.target, edge.source],
    ] as const) {
      const list = around.get(from);
      if (list === undefined) around.set(from, [{ id: to, rank }]);
      else list.push({ id: to, rank });
    }
  }
  let wave = [...tiers.keys()];
  while (wave.length > 0) {
    const next = new Map<string, { tier: number; rank: number }>();
    for (const id of wave) {
      for (const { id: other, rank } of around.get(id) ?? []) {
        if (tiers.has(other)) continue;
        const isLoose = known.get(other)?.type === 'Handle' && rank > 0;
        const tier = isLoose ? WITHOUT : (tiers.get(id) ?? WITHOUT);
        const found = next.get(other);
        if (found === undefined || rank < found.rank) next.set(other, { tier, rank });
      }
    }
    for (const [id, { tier }] of next) tiers.set(id, tier);
    wave = [...next.keys()];
  }
  for (const node of nodes) if (!tiers.has(node.id)) tiers.set(node.id, WITHOUT);
  return tiers;
}

// What two views of one case show: in the one alone, in the other alone, in both.
import type { GraphEdge, GraphNode } from '#contract/graph.ts';
import type { Visible } from '../../state/visible.ts';

export const SIDES = ['a', 'b', 'both'] as const;
export type Side = (typeof SIDES)[number];

type Seen = Pick<Visible, 'nodes' | 'edges'>;

export interface ComparedViews {
  nodes: GraphNode[];
  edges: GraphEdge[];
  /** Of every element, by its id, which views show it. */
  sideOf: ReadonlyMap<string, Side>;
  counts: Readonly<Record<Side, { nodes: number; edges: number }>>;
}

/** Everything that either shows; of one element the form in `b`, where both have it. */
export function compareViews(a: Seen, b: Seen): ComparedViews {
  const sideOf = new Map<string, Side>();
  const counts = { a: { nodes: 0, edges: 0 }, b: { nodes: 0, edges: 0 }, both: { nodes: 0, edges: 0 } };
  const join = <T extends { id: string }>(
    what: 'nodes' | 'edges',
    inA: readonly T[],
    inB: readonly T[],
  ): T[] => {
    const all = new Map(inA.map((element) => [element.id, element]));
    for (const { id } of inA) sideOf.set(id, 'a');
    for (const element of inB) {
      sideOf.set(element.id, all.has(element.id) ? 'both' : 'b');
      all.set(element.id, element);
    }
    for (const id of all.keys()) counts[sideOf.get(id) ?? 'both'][what] += 1;
    return [...all.values()];
  };
  const nodes = join('nodes', a.nodes, b.nodes);
  const edges = join('edges', a.edges, b.edges);
  return { nodes, edges, sideOf, counts };
}

// Communities by Louvain: elements that have more to do with each other than with the rest. The same for the same drawing.
import { UndirectedGraph } from 'graphology';
import louvain from 'graphology-communities-louvain';
import { randomFrom } from '#contract/random.ts';
import type { Group } from '../state/patch.ts';
import type { Drawn } from './drawn.ts';

/** Groups of two and more, largest first, each named after its member with the most lines, lists aside. */
export function communitiesOf({ nodes, edges }: Drawn): Group[] {
  const graph = new UndirectedGraph();
  for (const { id } of nodes) graph.addNode(id);
  const tie = (from: string, to: string, weight: number): void => {
    if (from === to || !graph.hasNode(from) || !graph.hasNode(to)) return;
    if (!graph.hasEdge(from, to)) graph.addEdge(from, to, { weight });
    else graph.updateEdgeAttribute(graph.edge(from, to), 'weight', (known: number = 0) => known + weight);
  };
  for (const { source, target, count = 1 } of edges) tie(source, target, count);
  for (const { id, holder } of nodes) if (holder !== undefined) tie(id, holder, 1);
  const found = louvain(graph, { rng: randomFrom(1), getEdgeWeight: 'weight' });
  const members = new Map<number, string[]>();
  for (const { id } of nodes) {
    const of = found[id];
    if (of !== undefined) members.set(of, [...(members.get(of) ?? []), id]);
  }
  const held = new Set(nodes.filter(({ holder }) => holder !== undefined).map(({ id }) => id));
  const labels = new Map(nodes.map(({ id, label }) => [id, label]));
  return [...members.values()]
    .filter((ids) => ids.length > 1)
    .sort((a, b) => b.length - a.length)
    .map((ids, n) => {
      const heads = ids.filter((id) => !held.has(id));
      const head = (heads.length === 0 ? ids : heads).reduce((best, id) =>
        graph.degree(id) > graph.degree(best) ? id : best,
      );
      return { id: `group:community:${n + 1}`, title: labels.get(head) ?? head, members: ids };
    });
}

// Who passed lists to whom, as a graph of parties; circles of parties in one, so that what is left runs one way.
import { DirectedGraph, UndirectedGraph } from 'graphology';
import { stronglyConnectedComponents } from 'graphology-components';
import louvain from 'graphology-communities-louvain';
import betweennessCentrality from 'graphology-metrics/centrality/betweenness.js';
import pagerank from 'graphology-metrics/centrality/pagerank.js';
import type { HandOver } from './flow.ts';
import { randomFrom } from '#contract/random.ts';

type Weighted = { weight: number };

/** Parties as nodes, by number; the weight of an edge is how many lists passed along it. */
export function partyGraph(parties: number, passed: readonly HandOver[]): DirectedGraph<object, Weighted> {
  const graph = new DirectedGraph<object, Weighted>();
  for (let party = 0; party < parties; party += 1) graph.addNode(party);
  for (const { from, to } of passed) {
    const edge = graph.edge(from, to);
    if (edge === undefined) graph.addEdge(from, to, { weight: 1 });
    else graph.updateEdgeAttribute(edge, 'weight', (weight = 0) => weight + 1);
  }
  return graph;
}

/** Parties that pass lists in a circle, each circle once; numbers in order. */
export const circlesOf = (graph: DirectedGraph<object, Weighted>): number[][] =>
  stronglyConnectedComponents(graph)
    .filter((members) => members.length > 1)
    .map((members) => members.map(Number).sort((a, b) => a - b))
    .sort((a, b) => a[0]! - b[0]!);

/** The same graph with each circle of parties as one node, and for each party the node that it is in. */
function condensed(
  graph: DirectedGraph<object, Weighted>,
  circles: readonly number[][],
): { graph: DirectedGraph<object, Weighted>; nodeOf: Int32Array } {
  const nodeOf = Int32Array.from({ length: graph.order }, (_, party) => party);
  for (const circle of circles) for (const party of circle) nodeOf[party] = circle[0]!;
  if (circles.length === 0) return { graph, nodeOf };
  const made = new DirectedGraph<object, Weighted>();
  for (const node of nodeOf) made.mergeNode(node);
  graph.forEachDirectedEdge((_, __, from, to) => {
    const [a, b] = [nodeOf[Number(from)]!, nodeOf[Number(to)]!];
    if (a !== b) made.mergeEdge(a, b, { weight: 1 });
  });
  return { graph: made, nodeOf };
}

/**
 * How often each party stands on a shortest way between two others, as a share of all pairs (Freeman 1977, by Brandes 2001).
 * A circle of parties counts as one, and each party of it has what the circle has.
 */
export function betweennessOf(
  graph: DirectedGraph<object, Weighted>,
  circles: readonly number[][],
): Float64Array {
  // The library cannot measure a graph without nodes; that of a case without parties is one.
  if (graph.order === 0) return new Float64Array();
  const { graph: acyclic, nodeOf } = condensed(graph, circles);
  const found = betweennessCentrality(acyclic, { getEdgeWeight: null });
  return Float64Array.from(nodeOf, (node) => found[node] ?? 0);
}

/** How likely a list that keeps being passed on is met at each party (Page & Brin 1998, damping .85), along the flow. */
export function pageRankOf(graph: DirectedGraph<object, Weighted>): Float64Array {
  if (graph.order === 0) return new Float64Array();
  const found = pagerank(graph, { getEdgeWeight: 'weight', tolerance: 1e-9, maxIterations: 500 });
  return Float64Array.from({ length: graph.order }, (_, party) => found[party] ?? 0);
}

/** Groups of parties that pass lists among themselves more than with others (Blondel et al. 2008), the largest first. */
export function communitiesOf(graph: DirectedGraph<object, Weighted>, seed: number): number[][] {
  const both = new UndirectedGraph<object, Weighted>();
  graph.forEachNode((node) => {
    both.addNode(node);
  });
  graph.forEachDirectedEdge((_, { weight }, from, to) => {
    const edge = both.edge(from, to);
    if (edge === undefined) both.addEdge(from, to, { weight });
    else both.updateEdgeAttribute(edge, 'weight', (known = 0) => known + weight);
  });
  if (both.size === 0) return [];
  const found = louvain(both, { rng: randomFrom(seed), getEdgeWeight: 'weight' });
  const groups = new Map<number, number[]>();
  for (const party of Array.from({ length: graph.order }, (_, at) => at)) {
    const group = found[party]!;
    groups.set(group, [...(groups.get(group) ?? []), party]);
  }
  return [...groups.values()]
    .filter((members) => members.length > 1)
    .sort((a, b) => b.length - a.length || a[0]! - b[0]!);
}

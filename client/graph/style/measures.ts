// Measures of nodes over what is drawn: how many lines, how many records, how much lies between. Computed by graphology.
import { UndirectedGraph } from 'graphology';
import betweenness from 'graphology-metrics/centrality/betweenness.js';
import pagerank from 'graphology-metrics/centrality/pagerank.js';
import type { Measure } from '../../state/style-rules.ts';

/** Lines between nodes, each with the records that documents say it carried. */
export interface MeasureInput {
  nodes: readonly string[];
  edges: readonly { source: string; target: string; records: number }[];
}

/** One undirected line per pair, for parallel lines make no way shorter; `lines` and `records` are sums over them. */
function graphOf({ nodes, edges }: MeasureInput): UndirectedGraph {
  const graph = new UndirectedGraph();
  for (const id of nodes) graph.mergeNode(id);
  for (const { source, target, records } of edges) {
    if (source === target || !graph.hasNode(source) || !graph.hasNode(target)) continue;
    graph.updateEdge(source, target, (before) => ({
      lines: Number(before['lines'] ?? 0) + 1,
      records: Number(before['records'] ?? 0) + records,
    }));
  }
  return graph;
}

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

/**
 * One measure of every node. `degree` counts lines, `weighted` sums documented records over them; `betweenness` (0–1,
 * Brandes 2001, normalised) and `pagerank` (sums to 1) take the drawing as undirected: who stands between, whichever way lists went.
 */
export function measureNodes(name: Measure, input: MeasureInput): [string, number][] {
  const graph = graphOf(input);
  if (graph.order === 0) return [];
  const summed = (attribute: string): [string, number][] =>
    graph.mapNodes((id) => [
      id,
      graph.reduceEdges(id, (sum: number, _edge, attributes) => sum + Number(attributes[attribute]), 0),
    ]);
  switch (name) {
    case 'degree':
      return summed('lines');
    case 'weighted':
      return summed('records');
    case 'betweenness':
      return Object.entries(betweenness(graph, { getEdgeWeight: null })).map(([id, value]) => [
        id,
        rounded(value),
      ]);
    case 'pagerank':
      return Object.entries(
        pagerank(graph, { getEdgeWeight: 'lines', maxIterations: 500, tolerance: 1e-5 }),
      ).map(([id, value]) => [id, rounded(value)]);
  }
}

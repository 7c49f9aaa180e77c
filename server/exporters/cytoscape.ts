// Cytoscape's JSON: `elements.nodes[].data` and `elements.edges[].data`.
import { edgeAttributes, nodeAttributes } from './attributes.ts';
import { writePieces, type ExportGraph, type Exporter } from './define.ts';

function* pieces(graph: ExportGraph): Generator<string> {
  yield `{"data":${JSON.stringify(graph.case)},\n"elements":{"nodes":[`;
  let comma = '\n';
  for (const node of graph.nodes) {
    yield comma + JSON.stringify({ data: { id: node.id, label: node.caption, ...nodeAttributes(node) } });
    comma = ',\n';
  }
  yield '\n],\n"edges":[';
  comma = '\n';
  for (const edge of graph.edges) {
    const { id, source, target } = edge;
    yield comma + JSON.stringify({ data: { id, source, target, ...edgeAttributes(edge) } });
    comma = ',\n';
  }
  yield '\n]}}\n';
}

export const cytoscape: Exporter = {
  format: 'cytoscape',
  title: { zh: 'Cytoscape JSON', en: 'Cytoscape JSON' },
  extension: '.cyjs',
  mediaType: 'application/json',
  write: (graph, out) => writePieces(pieces(graph), out),
};

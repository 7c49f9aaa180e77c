// Cytoscape's JSON: `elements.nodes[].data` and `elements.edges[].data`.
import { edgeAttributes, nodeAttributes } from './attributes.ts';
import { writePieces, type ExportGraph, type Exporter } from './define.ts';
import { listOf, saidOf } from './json-lists.ts';

function* pieces(graph: ExportGraph): Generator<string> {
  yield `{"data":${saidOf(graph)},\n"elements":{"nodes":`;
  yield* listOf(graph.nodes, (node) => ({
    data: { id: node.id, label: node.caption, ...nodeAttributes(node) },
  }));
  yield ',\n"edges":';
  yield* listOf(graph.edges, (edge) => {
    const { id, source, target } = edge;
    return { data: { id, source, target, ...edgeAttributes(edge) } };
  });
  yield '}}\n';
}

export const cytoscape: Exporter = {
  format: 'cytoscape',
  title: { zh: 'Cytoscape JSON', en: 'Cytoscape JSON' },
  extension: '.cyjs',
  mediaType: 'application/json',
  write: (graph, out) => writePieces(pieces(graph), out),
};

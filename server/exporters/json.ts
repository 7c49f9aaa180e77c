// JSON in node-link form, as NetworkX and D3 read it: `nodes` with `id`, `edges` with `source` and `target`.
import { edgeAttributes, nodeAttributes } from './attributes.ts';
import { writePieces, type ExportGraph, type Exporter } from './define.ts';
import { listOf, saidOf } from './json-lists.ts';

function* pieces(graph: ExportGraph): Generator<string> {
  yield `{"directed":true,"multigraph":true,"graph":${saidOf(graph)},\n"nodes":`;
  yield* listOf(graph.nodes, (node) => ({ id: node.id, ...nodeAttributes(node) }));
  yield ',\n"edges":';
  yield* listOf(graph.edges, (edge) => {
    const { id, source, target } = edge;
    return { id, key: id, source, target, ...edgeAttributes(edge) };
  });
  yield '}\n';
}

export const json: Exporter = {
  format: 'json',
  title: { zh: 'JSON（节点-关系）', en: 'JSON (node-link)' },
  extension: '.json',
  mediaType: 'application/json',
  write: (graph, out) => writePieces(pieces(graph), out),
};

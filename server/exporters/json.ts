// JSON in node-link form, as NetworkX and D3 read it: `nodes` with `id`, `edges` with `source` and `target`.
import { edgeAttributes, nodeAttributes } from './attributes.ts';
import { writePieces, type ExportGraph, type Exporter } from './define.ts';

function* pieces(graph: ExportGraph): Generator<string> {
  yield `{"directed":true,"multigraph":true,"graph":${JSON.stringify(graph.case)},\n"nodes":[`;
  let comma = '\n';
  for (const node of graph.nodes) {
    yield comma + JSON.stringify({ id: node.id, ...nodeAttributes(node) });
    comma = ',\n';
  }
  yield '\n],\n"edges":[';
  comma = '\n';
  for (const edge of graph.edges) {
    const { id, source, target } = edge;
    yield comma + JSON.stringify({ id, key: id, source, target, ...edgeAttributes(edge) });
    comma = ',\n';
  }
  yield '\n]}\n';
}

export const json: Exporter = {
  format: 'json',
  title: { zh: 'JSON（节点-关系）', en: 'JSON (node-link)' },
  extension: '.json',
  mediaType: 'application/json',
  write: (graph, out) => writePieces(pieces(graph), out),
};

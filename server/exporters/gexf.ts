// GEXF 1.3 (https://gexf.net), as Gephi and Gephi Lite read it.
import {
  edgeAttributes,
  edgeColumns,
  nodeAttributes,
  nodeColumns,
  textOf,
  type AttributeType,
  type Row,
} from './attributes.ts';
import { writePieces, type ExportGraph, type Exporter } from './define.ts';
import { type Xml, xmlPieces } from './xml.ts';

const NAMESPACE = 'http://gexf.net/1.3';

function declare(xml: Xml, columns: Map<string, AttributeType>, owner: 'node' | 'edge'): void {
  xml.ele('attributes', { class: owner, mode: 'static' });
  [...columns].forEach(([title, type], index) =>
    xml.ele('attribute', { id: String(index), title, type }).up(),
  );
  xml.up();
}

function values(xml: Xml, row: Row, columns: Map<string, AttributeType>): void {
  xml.ele('attvalues');
  let index = 0;
  for (const name of columns.keys()) {
    const value = row[name];
    if (value !== undefined && value !== null) {
      xml.ele('attvalue', { for: String(index), value: textOf(value) }).up();
    }
    index += 1;
  }
  xml.up();
}

function* document(xml: Xml, graph: ExportGraph): Generator<void> {
  const ofNodes = nodeColumns(graph);
  const ofEdges = edgeColumns(graph);
  xml.ele('gexf', { xmlns: NAMESPACE, version: '1.3' });
  xml.ele('graph', { defaultedgetype: 'directed', mode: 'static' });
  declare(xml, ofNodes, 'node');
  declare(xml, ofEdges, 'edge');
  xml.ele('nodes', { count: String(graph.nodes.length) });
  for (const node of graph.nodes) {
    xml.ele('node', { id: node.id, label: node.caption });
    values(xml, nodeAttributes(node), ofNodes);
    xml.up();
    yield;
  }
  xml.up().ele('edges', { count: String(graph.edges.length) });
  for (const edge of graph.edges) {
    const { id, source, target, type } = edge;
    xml.ele('edge', { id, source, target, kind: type, label: type });
    values(xml, edgeAttributes(edge), ofEdges);
    xml.up();
    yield;
  }
  xml.up().up().up();
  yield;
}

export const gexf: Exporter = {
  format: 'gexf',
  title: { zh: 'GEXF（Gephi）', en: 'GEXF (Gephi)' },
  extension: '.gexf',
  mediaType: 'application/gexf+xml',
  write: (graph, out) =>
    writePieces(
      xmlPieces((xml) => document(xml, graph)),
      out,
    ),
};

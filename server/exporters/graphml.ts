// GraphML (http://graphml.graphdrawing.org) with typed keys, as NetworkX, yEd and Gephi read it.
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

const NAMESPACE = 'http://graphml.graphdrawing.org/xmlns';

function data(xml: Xml, row: Row, columns: Map<string, AttributeType>, prefix: string): void {
  let index = 0;
  for (const name of columns.keys()) {
    const value = row[name];
    if (value !== undefined && value !== null) {
      xml
        .ele('data', { key: `${prefix}${index}` })
        .txt(textOf(value))
        .up();
    }
    index += 1;
  }
}

function* keys(
  xml: Xml,
  columns: Map<string, AttributeType>,
  prefix: string,
  element: string,
): Generator<void> {
  let index = 0;
  for (const [name, type] of columns) {
    xml.ele('key', { id: `${prefix}${index}`, for: element, 'attr.name': name, 'attr.type': type }).up();
    index += 1;
    yield;
  }
}

function* document(xml: Xml, graph: ExportGraph): Generator<void> {
  const ofNodes = nodeColumns(graph);
  const ofEdges = edgeColumns(graph);
  xml.ele('graphml', { xmlns: NAMESPACE });
  yield* keys(xml, ofNodes, 'n', 'node');
  yield* keys(xml, ofEdges, 'e', 'edge');
  xml.ele('graph', { id: graph.case.id, edgedefault: 'directed' });
  for (const node of graph.nodes) {
    xml.ele('node', { id: node.id });
    data(xml, nodeAttributes(node), ofNodes, 'n');
    xml.up();
    yield;
  }
  for (const edge of graph.edges) {
    xml.ele('edge', { id: edge.id, source: edge.source, target: edge.target });
    data(xml, edgeAttributes(edge), ofEdges, 'e');
    xml.up();
    yield;
  }
  xml.up().up();
  yield;
}

export const graphml: Exporter = {
  format: 'graphml',
  title: { zh: 'GraphML', en: 'GraphML' },
  extension: '.graphml',
  mediaType: 'application/graphml+xml',
  write: (graph, out) =>
    writePieces(
      xmlPieces((xml) => document(xml, graph)),
      out,
    ),
};

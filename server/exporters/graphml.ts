// GraphML (http://graphml.graphdrawing.org) with typed keys, as NetworkX, yEd and Gephi read it.
import {
  edgeAttributes,
  edgeColumns,
  filledCells,
  nodeAttributes,
  nodeColumns,
  type AttributeType,
  type Row,
} from './attributes.ts';
import { shownNote, type ExportGraph, type Exporter } from './define.ts';
import { type Xml, writeXml } from './xml.ts';

const NAMESPACE = 'http://graphml.graphdrawing.org/xmlns';

function data(xml: Xml, row: Row, columns: Map<string, AttributeType>, prefix: string): void {
  for (const [at, value] of filledCells(row, columns))
    xml
      .ele('data', { key: `${prefix}${at}` })
      .txt(value)
      .up();
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

/** What the graph says of itself: its title, and how much of the case it is. */
const OF_GRAPH = [
  ['g0', 'title', 'string'],
  ['g1', 'shown', 'long'],
  ['g2', 'total', 'long'],
  ['g3', 'note', 'string'],
] as const;

function* document(xml: Xml, graph: ExportGraph): Generator<void> {
  const ofNodes = nodeColumns(graph);
  const ofEdges = edgeColumns(graph);
  xml.ele('graphml', { xmlns: NAMESPACE });
  yield* keys(xml, ofNodes, 'n', 'node');
  yield* keys(xml, ofEdges, 'e', 'edge');
  for (const [id, name, type] of OF_GRAPH)
    xml.ele('key', { id, for: 'graph', 'attr.name': name, 'attr.type': type }).up();
  xml.ele('graph', { id: graph.case.id, edgedefault: 'directed' });
  const said = [graph.case.title, graph.nodes.length + graph.edges.length, graph.total, shownNote(graph)];
  said.forEach((value, at) =>
    xml
      .ele('data', { key: `g${at}` })
      .txt(String(value))
      .up(),
  );
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
  write: writeXml(document),
};

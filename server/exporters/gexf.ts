// GEXF 1.3 (https://gexf.net), as Gephi and Gephi Lite read it.
import type { PropertyValue } from '#contract/graph.ts';
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

const NAMESPACE = 'http://gexf.net/1.3';

/** Dated elements begin on their date; an undated one has always been. */
const TIME = { mode: 'dynamic', timeformat: 'date', timerepresentation: 'interval' } as const;

/** Properties that say when an element came to be, first match first. */
const DATES = ['on', 'obtained_on', 'given_on', 'since'] as const;

const startOf = (props: Record<string, PropertyValue>): { start?: string } => {
  const date = DATES.map((name) => props[name]).find((value) => typeof value === 'string');
  return typeof date === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(date) ? { start: date } : {};
};

function declare(xml: Xml, columns: Map<string, AttributeType>, owner: 'node' | 'edge'): void {
  xml.ele('attributes', { class: owner, mode: 'static' });
  [...columns].forEach(([title, type], index) =>
    xml.ele('attribute', { id: String(index), title, type }).up(),
  );
  xml.up();
}

function values(xml: Xml, row: Row, columns: Map<string, AttributeType>): void {
  xml.ele('attvalues');
  for (const [at, value] of filledCells(row, columns)) xml.ele('attvalue', { for: String(at), value }).up();
  xml.up();
}

function* document(xml: Xml, graph: ExportGraph): Generator<void> {
  const ofNodes = nodeColumns(graph);
  const ofEdges = edgeColumns(graph);
  xml.ele('gexf', { xmlns: NAMESPACE, version: '1.3' });
  xml.ele('meta').ele('title').txt(graph.case.title).up();
  xml.ele('description').txt(shownNote(graph)).up().up();
  xml.ele('graph', { defaultedgetype: 'directed', ...TIME });
  declare(xml, ofNodes, 'node');
  declare(xml, ofEdges, 'edge');
  xml.ele('nodes', { count: String(graph.nodes.length) });
  for (const node of graph.nodes) {
    xml.ele('node', { id: node.id, label: node.caption, ...startOf(node.props) });
    values(xml, nodeAttributes(node), ofNodes);
    xml.up();
    yield;
  }
  xml.up().ele('edges', { count: String(graph.edges.length) });
  for (const edge of graph.edges) {
    const { id, source, target, type } = edge;
    xml.ele('edge', { id, source, target, kind: type, label: type, ...startOf(edge.props) });
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
  write: writeXml(document),
};

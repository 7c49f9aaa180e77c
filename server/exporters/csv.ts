// CSV (RFC 4180, UTF-8): one ZIP of nodes.csv and edges.csv, with fixed times so that the same graph gives the same bytes.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { csvText } from '#contract/csv.ts';
import type { PropertyValue } from '#contract/graph.ts';
import {
  edgeAttributes,
  edgeColumns,
  map,
  nodeAttributes,
  nodeColumns,
  textOf,
  type Row,
} from './attributes.ts';
import { shownNote, type ExportGraph, type Exporter } from './define.ts';

/** A value as a cell; nothing where there is none. */
export const csvCell = (value: PropertyValue | undefined): string =>
  value === undefined || value === null ? '' : csvText(textOf(value));

function* lines(header: readonly string[], rows: Iterable<Row>): Generator<string> {
  yield `${header.map(csvCell).join(',')}\r\n`;
  for (const row of rows) yield `${header.map((name) => csvCell(row[name])).join(',')}\r\n`;
}

const nodeLines = (graph: ExportGraph): Iterable<string> => {
  const columns = nodeColumns(graph);
  return lines(
    ['id', ...columns.keys()],
    map(graph.nodes, (node) => ({ ...nodeAttributes(node), id: node.id })),
  );
};

const edgeLines = (graph: ExportGraph): Iterable<string> => {
  const columns = edgeColumns(graph);
  return lines(
    ['id', 'source', 'target', ...columns.keys()],
    map(graph.edges, (edge) => ({
      ...edgeAttributes(edge),
      id: edge.id,
      source: edge.source,
      target: edge.target,
    })),
  );
};

/** The earliest time that a ZIP can hold, in DOS form alone: that form has no time zone. */
export const FIXED = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true, mode: 0o100644 };

async function write(graph: ExportGraph, out: NodeJS.WritableStream): Promise<void> {
  const { default: yazl } = await import('yazl');
  const zip = new yazl.ZipFile();
  const add = (name: string, text: Iterable<string>): void =>
    zip.addReadStreamLazy(name, FIXED, (ready) => ready(null, Readable.from(text, { objectMode: false })));
  add('nodes.csv', nodeLines(graph));
  add('edges.csv', edgeLines(graph));
  // The archive's own comment says how much of the case it is: a third file would be taken for a table.
  const comment = Buffer.from(`${graph.case.title}: ${shownNote(graph)}`) as unknown as string; // It takes bytes too, which its types do not know; its own encoding has no Chinese.
  zip.end({ comment, forceZip64Format: false });
  await pipeline(zip.outputStream, out, { end: false });
}

export const csv: Exporter = {
  format: 'csv',
  title: { zh: 'CSV（节点表与关系表）', en: 'CSV (nodes and edges)' },
  extension: '.csv.zip',
  mediaType: 'application/zip',
  write,
};

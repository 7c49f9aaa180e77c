// XLSX: a workbook of nodes, edges and what it is, written row by row.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
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
import { FIXED } from './csv.ts';
import { shownNote, type ExportGraph, type Exporter } from './define.ts';
import { type Xml, xmlPieces } from './xml.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
/** What a sheet and a cell of Excel can hold. */
const MOST_ROWS = 1_048_576;
const MOST_LETTERS = 32_767;
/** Letters that are kept of a longer text: the rest of the cell says so. */
const KEPT_LETTERS = 32_700;

/** A sheet of a workbook: rows by the names of `header`. */
export interface Sheet {
  name: string;
  header: readonly string[];
  /** What stands above each column, where it is not its name. */
  titles?: readonly string[];
  rows: Iterable<Row>;
  /** Rows that there are. */
  count: number;
}

/** A text as a cell holds it: one that is too long says n / N at its end; what Excel would read as a character's number is no such thing. */
function cellText(text: string): string {
  const kept =
    text.length <= MOST_LETTERS
      ? text
      : `${text.slice(0, KEPT_LETTERS).replace(/[\uD800-\uDBFF]$/, '')}… ${KEPT_LETTERS} / ${text.length}`;
  return kept.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

function cell(xml: Xml, value: PropertyValue | undefined, style?: string): void {
  const look = style === undefined ? {} : { s: style };
  if (value === undefined || value === null || value === '') xml.ele('c', look).up();
  else if (typeof value === 'number') xml.ele('c', look).ele('v').txt(String(value)).up().up();
  else if (typeof value === 'boolean')
    xml
      .ele('c', { ...look, t: 'b' })
      .ele('v')
      .txt(value ? '1' : '0')
      .up()
      .up();
  else {
    // Text in a cell of text is never a formula, so it needs no apostrophe.
    const text = cellText(textOf(value));
    xml
      .ele('c', { ...look, t: 'inlineStr' })
      .ele('is')
      .ele('t', { 'xml:space': 'preserve' })
      .txt(text)
      .up()
      .up()
      .up();
  }
}

function* sheetOf(xml: Xml, { header, titles = header, rows }: Sheet): Generator<void> {
  xml.ele('worksheet', { xmlns: MAIN }).ele('sheetViews').ele('sheetView', { workbookViewId: 0 });
  xml.ele('pane', { ySplit: 1, topLeftCell: 'A2', activePane: 'bottomLeft', state: 'frozen' }).up().up().up();
  xml
    .ele('cols')
    .ele('col', { min: 1, max: Math.max(1, header.length), width: 20, customWidth: 1 })
    .up()
    .up();
  xml.ele('sheetData').ele('row');
  for (const title of titles) cell(xml, title, '1');
  xml.up();
  let written = 1;
  for (const row of rows) {
    if (written === MOST_ROWS) break;
    xml.ele('row');
    for (const name of header) cell(xml, row[name]);
    xml.up();
    written += 1;
    yield;
  }
  xml.up().up();
  yield;
}

/** Sheets of a workbook. What does not fit on a sheet is said on the first one. */
function sheetsOf(graph: ExportGraph): Sheet[] {
  const zh = graph.language === 'zh';
  const nodes: Sheet = {
    name: 'nodes',
    header: ['id', ...nodeColumns(graph).keys()],
    rows: map(graph.nodes, (node) => ({ ...nodeAttributes(node), id: node.id })),
    count: graph.nodes.length,
  };
  const edges: Sheet = {
    name: 'edges',
    header: ['id', 'source', 'target', ...edgeColumns(graph).keys()],
    rows: map(graph.edges, (edge) => ({
      ...edgeAttributes(edge),
      id: edge.id,
      source: edge.source,
      target: edge.target,
    })),
    count: graph.edges.length,
  };
  const [what, value] = zh ? ['项目', '内容'] : ['item', 'value'];
  const about: [string, PropertyValue][] = [
    [zh ? '案件编号' : 'case', graph.case.id],
    [zh ? '案名' : 'title', graph.case.title],
    [zh ? '内容' : 'content', shownNote(graph)],
    ...[nodes, edges].map((sheet): [string, PropertyValue] => {
      const kept = Math.min(sheet.count, MOST_ROWS - 1);
      return [sheet.name, zh ? `${kept} / ${sheet.count} 行` : `${kept} of ${sheet.count} rows`];
    }),
  ];
  const first: Sheet = {
    name: 'about',
    header: [what ?? '', value ?? ''],
    rows: about.map(([item, content]) => ({ [what ?? '']: item, [value ?? '']: content })),
    count: about.length,
  };
  return [nodes, edges, first];
}

const part = (build: (xml: Xml) => void): Iterable<string> =>
  xmlPieces(function* (xml) {
    build(xml);
    yield;
  });

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

function contentTypes(xml: Xml, sheets: number): void {
  xml.ele('Types', { xmlns: `${PACKAGE}/content-types` });
  xml
    .ele('Default', {
      Extension: 'rels',
      ContentType: 'application/vnd.openxmlformats-package.relationships+xml',
    })
    .up();
  xml.ele('Default', { Extension: 'xml', ContentType: 'application/xml' }).up();
  const add = (name: string, type: string): void =>
    void xml.ele('Override', { PartName: name, ContentType: `${SHEET}.${type}+xml` }).up();
  add('/xl/workbook.xml', 'sheet.main');
  add('/xl/styles.xml', 'styles');
  for (let at = 1; at <= sheets; at += 1) add(`/xl/worksheets/sheet${at}.xml`, 'worksheet');
}

function relations(xml: Xml, targets: readonly (readonly [string, string])[]): void {
  xml.ele('Relationships', { xmlns: `${PACKAGE}/relationships` });
  targets.forEach(([type, target], at) =>
    xml.ele('Relationship', { Id: `r${at + 1}`, Type: `${OFFICE}/${type}`, Target: target }).up(),
  );
}

function styles(xml: Xml): void {
  xml.ele('styleSheet', { xmlns: MAIN });
  xml.ele('fonts', { count: 2 }).ele('font').up().ele('font').ele('b').up().up().up();
  xml.ele('fills', { count: 2 });
  for (const patternType of ['none', 'gray125'])
    xml.ele('fill').ele('patternFill', { patternType }).up().up();
  xml.up().ele('borders', { count: 1 }).ele('border').up().up();
  xml.ele('cellStyleXfs', { count: 1 }).ele('xf').up().up();
  xml.ele('cellXfs', { count: 2 }).ele('xf').up().ele('xf', { fontId: 1, applyFont: 1 }).up().up();
}

/** Writes a workbook of some sheets; the same bytes for the same sheets. */
export async function writeSheets(sheets: readonly Sheet[], out: NodeJS.WritableStream): Promise<void> {
  const { default: yazl } = await import('yazl');
  const zip = new yazl.ZipFile();
  const add = (name: string, text: Iterable<string>): void =>
    zip.addReadStreamLazy(name, FIXED, (ready) => ready(null, Readable.from(text, { objectMode: false })));
  add(
    '[Content_Types].xml',
    part((xml) => contentTypes(xml, sheets.length)),
  );
  add(
    '_rels/.rels',
    part((xml) => relations(xml, [['officeDocument', 'xl/workbook.xml']])),
  );
  add(
    'xl/workbook.xml',
    part((xml) => {
      xml.ele('workbook', { xmlns: MAIN, 'xmlns:r': OFFICE }).ele('sheets');
      sheets.forEach(({ name }, at) =>
        xml.ele('sheet', { name, sheetId: at + 1, 'r:id': `r${at + 1}` }).up(),
      );
    }),
  );
  const targets = sheets.map((_, at) => ['worksheet', `worksheets/sheet${at + 1}.xml`] as const);
  add(
    'xl/_rels/workbook.xml.rels',
    part((xml) => relations(xml, [...targets, ['styles', 'styles.xml']])),
  );
  add('xl/styles.xml', part(styles));
  sheets.forEach((sheet, at) =>
    add(
      `xl/worksheets/sheet${at + 1}.xml`,
      xmlPieces((xml) => sheetOf(xml, sheet)),
    ),
  );
  zip.end();
  await pipeline(zip.outputStream, out, { end: false });
}

export const XLSX_TYPE = `${SHEET}.sheet`;

export const xlsx: Exporter = {
  format: 'xlsx',
  title: { zh: 'XLSX（Excel 工作簿）', en: 'XLSX (workbook)' },
  extension: '.xlsx',
  mediaType: XLSX_TYPE,
  write: (graph, out) => writeSheets(sheetsOf(graph), out),
};

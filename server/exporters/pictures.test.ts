// Pictures and tables that other programs open: rendered and read back, with names that fonts and sheets find hard.
import { Writable } from 'node:stream';
import * as sheets from '@e965/xlsx';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { MultiDirectedGraph as Graph } from 'graphology';
import gexfReader from 'graphology-gexf';
import graphmlReader from 'graphology-graphml';
import { describe, expect, it } from 'vitest';
import type { GraphEdge, GraphNode } from '#contract/graph.ts';
import { fontsFor } from '../typesetting/fonts.ts';
import type { ExportGraph } from './define.ts';
import { exporterOf } from './registry.ts';

const party = (id: string, caption: string): GraphNode => ({
  id,
  type: 'Party',
  kind: 'merchant',
  caption,
  entry: 1,
  props: {},
});
const list = (id: string): GraphNode => ({ id, type: 'List', caption: id, entry: 2, props: { rows: 12 } });
const edge = (type: GraphEdge['type'], source: string, target: string): GraphEdge => ({
  id: `${source}-${type}->${target}`,
  type,
  source,
  target,
  entry: 2,
  props: {},
});

const graphOf = (nodes: GraphNode[], edges: GraphEdge[]): ExportGraph => ({
  case: { id: 'c', title: '示例案' },
  nodes,
  edges,
  total: nodes.length + edges.length,
  language: 'zh',
});

async function written(format: string, graph: ExportGraph): Promise<Buffer> {
  const pieces: Buffer[] = [];
  const out = new Writable({
    write(piece: Buffer, _encoding, done) {
      pieces.push(Buffer.from(piece));
      done();
    },
  });
  await exporterOf(format).write(graph, out);
  return Buffer.concat(pieces);
}

const RARE = ['𠮷野家居', '䶮氏建材', '阿卜杜拉·买买提', '𪚥记'];
const small = graphOf(
  [...RARE.map((name, at) => party(`P${at}`, name)), list('L1')],
  [edge('HOLDS', 'P0', 'L1')],
);

/** Dots of a page that are not paper. */
async function inked(pdf: Buffer): Promise<number> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  const { data } = await document.getPage(0).render({ scale: 4, render: 'bitmap' });
  let dots = 0;
  for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 128) dots += 1;
  document.destroy();
  return dots;
}

describe('pictures', () => {
  it('writes every character with a font that has it, or by its number', async () => {
    const fonts = await fontsFor(RARE);
    for (const name of RARE) {
      for (const { face, text } of fonts.runs(name, 'bold')) {
        for (const letter of text)
          expect(face.font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0)).toBe(true);
      }
    }
    const asText = (name: string): string =>
      fonts
        .runs(name, 'regular')
        .map(({ text }) => text)
        .join('');
    expect(asText('𠮷野家居')).toBe('𠮷野家居');
    expect(asText('𪚥记')).toBe('〔U+2A6A5〕记');
  });

  it('puts ink where a rare name stands in the PDF', async () => {
    const withName = await inked(await written('pdf', graphOf([party('P', '𠮷𠮷𠮷𠮷')], [])));
    const without = await inked(await written('pdf', graphOf([party('P', '\u200b')], [])));
    expect(withName).toBeGreaterThan(without + 1000);
  });

  it('is a tagged PDF', async () => {
    const text = (await written('pdf', small)).toString('latin1');
    expect(text).toContain('/Marked true');
    expect(text).toContain('/StructTreeRoot');
    expect(text).toContain('/Lang');
  });

  it('says in itself what it does not draw, also where nodes are many', async () => {
    const nodes = Array.from({ length: 600 }, (_, at) =>
      party(`P${String(at).padStart(4, '0')}`, `商家${at}`),
    );
    const evidence: GraphNode = { id: 'E', type: 'Evidence', caption: 'mail', entry: 1, props: {} };
    const many = graphOf([...nodes, evidence], []);
    const svg = (await written('svg', many)).toString();
    expect(svg).toContain('图中 400 / 共 601');
    expect(svg).toContain('主体 200、证据 1');
    expect(exporterOf('svg').part?.(many).nodes).toHaveLength(400);
  });

  it('draws nothing of an empty case and says so', async () => {
    expect((await written('svg', graphOf([], []))).toString()).toContain('图中 0 / 共 0');
    expect((await written('png', graphOf([], []))).subarray(1, 4).toString()).toBe('PNG');
  });
});

describe('files that other programs read', () => {
  it('XLSX has every node and edge, and no text is a formula', async () => {
    const graph = graphOf([party('P1', '=1+1'), list('L1')], [edge('HOLDS', 'P1', 'L1')]);
    const book = sheets.read(await written('xlsx', graph));
    expect(book.SheetNames).toEqual(['nodes', 'edges', 'about']);
    const rows = sheets.utils.sheet_to_json<Record<string, unknown>>(book.Sheets['nodes']!);
    expect(rows.map((row) => [row['id'], row['caption'], row['rows']])).toEqual([
      ['P1', '=1+1', undefined],
      ['L1', 'L1', 12],
    ]);
    expect(sheets.utils.sheet_to_json(book.Sheets['edges']!)).toHaveLength(1);
    expect(book.Sheets['nodes']?.['D2']).not.toHaveProperty('f');
  });

  it('XLSX says where a cell is too small for a text, and gives every other one back as it was', async () => {
    const long = `${'字'.repeat(32_766)}𠮷${'字'.repeat(10)}`;
    const book = sheets.read(
      await written('xlsx', graphOf([party('P1', long), party('P2', '_x0041_案')], [])),
    );
    const [one, two] = sheets.utils.sheet_to_json<Record<string, string>>(book.Sheets['nodes']!);
    expect(one!['caption']!.length).toBeLessThanOrEqual(32_767);
    expect(one!['caption']).toMatch(/^字+… 32700 \/ 32778$/);
    expect(two!['caption']).toBe('_x0041_案');
  });

  it.each([
    ['graphml', graphmlReader],
    ['gexf', gexfReader],
  ] as const)('%s is read by another reader with equal counts', async (format, reader) => {
    const { parse } = reader as unknown as { parse: (graph: typeof Graph, text: string) => Graph };
    const graph = parse(Graph, (await written(format, small)).toString());
    expect([graph.order, graph.size]).toEqual([5, 1]);
    expect(graph.nodes().sort()).toEqual(['L1', 'P0', 'P1', 'P2', 'P3']);
  });
});

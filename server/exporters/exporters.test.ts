// Every export format against its golden file, on a graph with everything that is hard to write down.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { fromBuffer } from 'yauzl';
import { describe, expect, it } from 'vitest';
import { exportFormats } from '#contract/operations.ts';
import { csvCell } from './csv.ts';
import type { ExportGraph } from './define.ts';
import { EXPORTERS, exporterOf, FORMATS } from './registry.ts';

const GOLDEN = join(import.meta.dirname, 'golden');

const graph: ExportGraph = {
  case: { id: 'c1', title: '示例 <案> & "x"' },
  nodes: [
    { id: 'E1', type: 'Evidence', kind: 'mail', caption: 'mail', entry: 3, props: { grade: 'B2' } },
    {
      id: 'L1',
      type: 'List',
      caption: '=HYPERLINK("x")',
      entry: 4,
      props: { rows: 3, file: 'a,b.csv', id: 'own', price: 0.5, flag: true, many: ['a', 'b'] },
    },
    {
      id: 'P1',
      type: 'Party',
      kind: 'merchant',
      caption: '+8613 控制符\u0001 <&>"\'',
      entry: 2,
      props: { trade: '@建材', rows: 2.5 },
    },
  ],
  edges: [
    { id: 'L1-CONTAINS.1->o-1', type: 'CONTAINS', source: 'L1', target: 'E1', entry: 5, props: { row: 1 } },
    { id: 'P1-HOLDS->L1', type: 'HOLDS', source: 'P1', target: 'L1', entry: 4, props: {} },
  ],
  total: 9,
  language: 'en',
};

async function written(format: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const out = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  await exporterOf(format).write(graph, out);
  return Buffer.concat(chunks);
}

/** Texts of the files in a ZIP, with the times that it gives them. */
function unzip(bytes: Buffer): Promise<Record<string, { text: string; time: string }>> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      const files: Record<string, { text: string; time: string }> = {};
      zip.on('entry', (entry) => {
        zip.openReadStream(entry, (failed, stream) => {
          if (failed) return reject(failed);
          let text = '';
          stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
          stream.on('end', () => {
            files[entry.fileName] = { text, time: `${entry.lastModFileDate}/${entry.lastModFileTime}` };
            zip.readEntry();
          });
        });
      });
      zip.on('end', () => resolve(files));
      zip.readEntry();
    });
  });
}

/** Compares with the golden file; `UPDATE_GOLDEN=1` writes it anew. */
function expectGolden(name: string, text: string): void {
  const file = join(GOLDEN, name);
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, 'utf8'));
}

describe('exporters', () => {
  it('has formats that the contract can name, each once', () => {
    expect(exportFormats.parse({ formats: EXPORTERS }).formats).toHaveLength(EXPORTERS.length);
    expect(new Set(FORMATS).size).toBe(FORMATS.length);
  });

  it('names the formats that there are to one who asks for another', () => {
    expect(() => exporterOf('dot')).toThrow(/graphml, json/);
  });

  it.each(['json', 'graphml', 'cytoscape', 'gexf', 'stix', 'ftm'] as const)(
    'writes %s as the golden file has it',
    async (format) => {
      expectGolden(`sample${exporterOf(format).extension}`, (await written(format)).toString());
    },
  );

  it('writes one ZIP of two tables with a fixed time', async () => {
    const files = await unzip(await written('csv'));
    expect(Object.keys(files)).toEqual(['nodes.csv', 'edges.csv']);
    expect(files['nodes.csv']?.time).toBe(files['edges.csv']?.time);
    expectGolden('sample.nodes.csv', files['nodes.csv']?.text ?? '');
    expectGolden('sample.edges.csv', files['edges.csv']?.text ?? '');
  });

  it.each(FORMATS)('writes the same bytes of %s again', async (format) => {
    expect((await written(format)).equals(await written(format))).toBe(true);
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+86', "'+86"],
    ['-x', "'-x"],
    ['-12.5', '-12.5'],
    ['@a', "'@a"],
    ['\tx', "'\tx"],
    ['\rx', '"\'\rx"'],
    ['a,b', '"a,b"'],
    ['say "x"', '"say ""x"""'],
    [null, ''],
    [3, '3'],
  ])('makes the cell %j %j', (value, cell) => {
    expect(csvCell(value)).toBe(cell);
  });
});

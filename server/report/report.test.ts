// Reports that are hard to set: an empty case, thousands of elements, names that fonts find hard, one party with forty lists.
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { fromBuffer } from 'yauzl';
import { describe, expect, it } from 'vitest';
import type { Count } from '#contract/count.ts';
import type { GraphEdge, GraphNode } from '#contract/graph.ts';
import type { Hubs } from '#contract/hubs.ts';
import type { Language } from '#contract/text.ts';
import { gainsOf } from '../counting/gains.ts';
import { pictured } from '../drawing/picture.ts';
import { toScene } from '../drawing/to-scene.ts';
import { composeReport } from './compose.ts';
import type { ReportData } from './data.ts';
import { SECTIONS } from './registry.ts';
import { pdfBlock } from './render/pdf-blocks.ts';
import type { Pages } from './render/pdf-pages.ts';
import { RENDERERS } from './render/registry.ts';

const HASH = 'ab'.repeat(32);
const party = (id: string, caption: string): GraphNode => ({
  id,
  type: 'Party',
  kind: 'merchant',
  caption,
  entry: 1,
  props: { trade: '建材', region: '明岑区' },
});
const list = (id: string): GraphNode => ({
  id,
  type: 'List',
  caption: `${id} 名单`,
  entry: 2,
  props: { rows: 1200, sha256: HASH, obtained_on: '2015-05-01' },
});
const edge = (type: GraphEdge['type'], source: string, target: string): GraphEdge => ({
  id: `${source}-${type}->${target}`,
  type,
  source,
  target,
  entry: 2,
  props: {},
});

function dataOf(nodes: GraphNode[], edges: GraphEdge[], language: Language = 'zh'): ReportData {
  const part = { nodes, edges };
  return {
    case: { id: 'c', title: '示例案（虚构）' },
    language,
    request: { format: 'pdf', language },
    ...part,
    total: nodes.length + edges.length,
    scene: toScene(pictured(part), { title: '示例案', note: '图', language }),
    lineage: {
      case: 'c',
      model: { name: 'm', version: '1', calibrated: false, note: { zh: '未校准。', en: 'Not calibrated.' } },
      lists: [],
    },
    traces: [],
    findings: [],
    count: undefined,
    hubs: undefined,
    custody: [],
    contradictions: [],
    tasks: { open: [], proved: 0 },
    summaries: new Map(),
    files: nodes.filter(({ type }) => type === 'List').map(({ id }) => ({ id, type: 'List', sha256: HASH })),
    journal: { seq: 7, at: '2026-01-02T03:04:05.000Z', hash: HASH },
  };
}

const render = (data: ReportData, format: 'pdf' | 'docx' | 'html'): Promise<Buffer> =>
  RENDERERS[format].render(composeReport(data), async () => {});

/** Words of a PDF page by page, as another program reads them. */
async function pagesOf(pdf: Buffer): Promise<string[]> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  const pages = [...document.pages()].map((page) => page.getText());
  document.destroy();
  return pages;
}

const opened = (archive: Buffer, name: string): Promise<Readable> =>
  new Promise((resolve, reject) => {
    fromBuffer(archive, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      zip.on('entry', (entry) => {
        if (entry.fileName !== name) return zip.readEntry();
        zip.openReadStream(entry, (failed, stream) => {
          if (failed) return reject(failed);
          resolve(stream);
        });
      });
      zip.on('end', () => reject(new Error(`no ${name}`)));
      zip.readEntry();
    });
  });

const unzipped = async (archive: Buffer, name: string): Promise<string> =>
  (await buffer(await opened(archive, name))).toString();

const RARE = ['𠮷野家居', '䶮氏建材', '阿卜杜拉·买买提·艾合买提', '𪚥记'];
const forty = dataOf(
  [
    ...RARE.map((name, at) => party(`P${at}`, name)),
    ...Array.from({ length: 40 }, (_, at) => list(`L${String(at).padStart(2, '0')}`)),
  ],
  Array.from({ length: 40 }, (_, at) => edge('HOLDS', 'P0', `L${String(at).padStart(2, '0')}`)),
);

describe('the report', { timeout: 60_000 }, () => {
  it.each(['zh', 'en'] as const)('of an empty case says so in every section, in %s', async (language) => {
    const report = composeReport(dataOf([], [], language));
    expect(report.sections.map(({ id }) => id)).toEqual(SECTIONS.map(({ id }) => id));
    const pages = await pagesOf(await render(dataOf([], [], language), 'pdf'));
    expect(pages.at(-1)).toContain(`${pages.length} / ${pages.length}`);
  });

  it.each(['pdf', 'docx', 'html'] as const)(
    'is the same to the byte when made again, as %s',
    async (format) => {
      const [one, two] = [await render(forty, format), await render(forty, format)];
      expect(one.equals(two)).toBe(true);
    },
  );

  it('has every list of a party with forty, with its whole hash, in all forms', async () => {
    const pdf = (await pagesOf(await render(forty, 'pdf'))).join('\n').replaceAll(/\s/g, '');
    const html = (await render(forty, 'html')).toString();
    const docx = (await unzipped(await render(forty, 'docx'), 'word/document.xml')).replaceAll('\u200b', '');
    expect(pdf.split(HASH).length - 1).toBeGreaterThanOrEqual(41);
    expect(html.split(HASH).length - 1).toBeGreaterThanOrEqual(41);
    expect(docx.split(HASH).length - 1).toBeGreaterThanOrEqual(41);
    for (const { id } of forty.nodes) {
      expect(pdf).toContain(id);
      expect(docx).toContain(id);
    }
  });

  it('sums up every first holder, and of the transfers those on evidence', async () => {
    const moved = (id: string): GraphNode => ({ id, type: 'Transfer', caption: id, entry: 3, props: {} });
    const data = dataOf(
      [
        party('S1', '甲销售部'),
        party('S2', '乙代理'),
        list('L1'),
        list('L2'),
        list('L3'),
        moved('X1'),
        moved('X2'),
      ],
      [edge('SUPPORTED_BY', 'X2', 'E1')],
    );
    const trace = {
      list: 'L3',
      model: data.lineage.model,
      paths: [
        {
          probability: 0.9,
          steps: [{ list: 'L1', holder: 'S1' }],
          beyond: [{ transfer: 'X1', holder: 'S2' }],
        },
      ],
      firstHolders: [
        { holder: 'S1', list: 'L1', probability: 0.9 },
        { holder: 'S2', list: 'L2', probability: 0.8 },
      ],
      notSeized: 0,
      shown: 1,
      total: 2,
    };
    const html = (await render({ ...data, traces: [trace] }, 'html')).toString();
    // Of the two paths one was asked for.
    expect(html).toContain('L1 甲销售部 (S1)</td><td>1 / 2</td>');
    expect(html).toContain(
      '目前可知最早的持有者（名单）：甲销售部 (S1), L1（X1 载明来自 乙代理 (S2)，其副本未起获）；乙代理 (S2), L2。',
    );
    expect(html).toContain('以及 2 次流转，其中 1 次有证据。');
  });

  it('names every exhibit of a transfer, and the price of one of which the mode is not known', async () => {
    const moved: GraphNode = {
      id: 'X1',
      type: 'Transfer',
      caption: 'X1',
      entry: 3,
      props: { mode: 'unknown', price_per_record: 0.8 },
    };
    const data = dataOf([moved], [edge('SUPPORTED_BY', 'X1', 'E1'), edge('SUPPORTED_BY', 'X1', 'E2')]);
    const html = (await render(data, 'html')).toString();
    expect(html).toContain('<td class="code">E1, E2</td>');
    expect(html).toContain('0.8 元/条');
  });

  it('says of gains what is documented, what it may come to, and nothing of whether it was lawful; and to whom how much was provided', async () => {
    const { text: _text, ...gain } = gainsOf([
      { transfer: 'X1', from: 'A', to: 'B', mode: 'sale', records: 6000 },
    ]);
    const { sections } = composeReport({
      ...forty,
      count: {
        records: { seized: 0, duplicates: 0, false: 0, counted: 0 },
        falseBy: { 'id-checksum': 0, phone: 0, marked: 0 },
        people: 0,
        lists: [],
        readings: [],
        notes: [],
        rules: [],
        accumulated: { rule: '第十一条' },
        provided: [
          {
            from: 'P0',
            to: 'P1',
            records: 102,
            transfers: ['X3', 'X5'],
            lists: ['LD'],
            documented: 100,
            unknown: 1,
          },
          { from: 'P0', to: 'P2', records: 0, transfers: ['X4'], lists: [], documented: null, unknown: 1 },
        ],
        gain,
      } as unknown as Count,
    });
    const said = JSON.stringify(sections.find(({ id }) => id === 'counts'));
    expect(said).toContain('为 3,000 至 6,000 元');
    expect(said).toContain('未达到；按估计的上限达到。');
    expect(said).not.toContain('违法所得');
    // The notes say that what was found and what the documents say are both shown.
    expect(said).toContain('["𠮷野家居 (P0)","䶮氏建材 (P1)","102","100","1","X3、X5","LD"]');
    expect(said).toContain('"0","不详","1","X4",""]');
  });

  it('has its picture in DOCX on a line as high as it is, with its caption on the same page', async () => {
    const bytes = await render(forty, 'docx');
    const paragraph = (await unzipped(bytes, 'word/document.xml'))
      .split('<w:p>')
      .find((one) => one.includes('<w:drawing>'));
    expect(paragraph).toContain('<w:keepNext/>');
    expect(paragraph).toMatch(/<w:spacing [^>]*w:lineRule="auto"/);
    expect(await unzipped(bytes, 'word/styles.xml')).toMatch(/<w:pPrDefault>.*?w:lineRule="auto"/);
  });

  it('holds nothing in DOCX that XML forbids, whatever a title is made of', async () => {
    const scene = { ...forty.scene, title: '案\u0001<题>', note: '图\uFFFF' };
    const bytes = await render({ ...forty, case: { id: 'c', title: '案\u0001题' }, scene }, 'docx');
    for (const part of ['word/document.xml', 'docProps/core.xml']) {
      const text = await unzipped(bytes, part);
      for (const letter of ['\u0001', '\uFFFF']) expect(text.includes(letter)).toBe(false);
      expect(text).toContain('案\uFFFD');
    }
  });

  it('writes rare names, and by number what no font has', async () => {
    // The font has one glyph for several middle dots.
    const pdf = (await pagesOf(await render(forty, 'pdf'))).join('\n').replaceAll(/[・‧•]/g, '·');
    for (const name of RARE.slice(0, 3)) expect(pdf.replaceAll(/\s/g, '')).toContain(name);
    expect(pdf).toContain('U+2A6A5');
    expect((await render(forty, 'html')).toString()).toContain('@font-face');
  });

  it('is tagged, has bookmarks and names its language', async () => {
    const text = (await render(forty, 'pdf')).toString('latin1');
    for (const part of [
      '/Marked true',
      '/StructTreeRoot',
      '/Outlines',
      '/Lang (zh-CN)',
      '/S /Table',
      '/S /TH',
      '/S /Figure',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('names in its contents the page on which each section begins', async () => {
    const pages = await pagesOf(await render(forty, 'pdf'));
    const { sections } = composeReport(forty);
    const contents = pages[0]!.replaceAll(/[ \t]+/g, ' ');
    for (const [at, { title }] of sections.entries()) {
      const found = new RegExp(`(?:^|\\s)${at + 1} ${title}\\s+(\\d+)(?:\\s|$)`).exec(contents);
      expect(found, title).not.toBeNull();
      expect(pages[Number(found![1]) - 1]).toMatch(new RegExp(`(?:^|\\s)${at + 1} +${title}`));
    }
  });

  it('breaks a row that no page can hold, and loses nothing of it', async () => {
    const long = Array.from({ length: 3000 }, (_, at) => `字${at}`).join('，');
    const pages = await pagesOf(await render(dataOf([party('P', long)], []), 'pdf'));
    expect(pages.length).toBeGreaterThan(4);
    expect(pages.join('').replaceAll(/\s/g, '')).toContain('字2999');
  });

  it('of thousands of elements is whole, and the picture says what it leaves out', async () => {
    const nodes = Array.from({ length: 2500 }, (_, at) => [
      party(`P${at}`, `商家${at}`),
      list(`L${at}`),
    ]).flat();
    const edges = Array.from({ length: 2500 }, (_, at) => edge('HOLDS', `P${at}`, `L${at}`));
    const pages = await pagesOf(await render(dataOf(nodes, edges), 'pdf'));
    const text = pages.join('\n');
    for (const id of ['P0', 'P1234', 'P2499', 'L2499']) expect(text).toContain(id);
    expect(pages.length).toBeGreaterThan(150);
  });

  it('says of how many hubs it tells in words', () => {
    const parties = Array.from({ length: 9 }, (_, at) => ({
      id: `P${at}`,
      rank: at + 1,
      lists: 1,
      in: 1,
      out: 1,
      cuts: 1,
      cutOff: [],
      betweenness: 0,
      sentences: [],
    }));
    const hubs = { handOvers: 9, reachable: 9, parties, total: 9, cutSets: [], draws: null, notes: [] };
    const { sections } = composeReport({ ...forty, hubs: hubs as unknown as Hubs });
    const said = JSON.stringify(sections.find(({ id }) => id === 'hubs'));
    expect(said).toContain('此处列 8 / 9。');
  });

  it('leaves room to sign behind a line however long', async () => {
    const { width, left, boxes, texts } = {
      width: 483,
      left: 56,
      boxes: [] as number[],
      texts: [] as number[],
    };
    const pages = {
      left,
      width,
      y: 100,
      need: () => false,
      space: () => {},
      tagged: (_tag: string, draw: () => void) => draw(),
      widthOf: (text: string, size: number) => text.length * size,
      breaks: (text: string) => [text],
      heightOf: (lines: number, size: number) => lines * size * 1.5,
      put: (text: string) => texts.push(left + text.length * 11),
      box: (x: number, _y: number, wide: number) => {
        boxes.push(x);
        expect(x + wide).toBeLessThanOrEqual(left + width);
        expect(wide).toBeGreaterThan(100);
      },
    } as unknown as Pages;
    pdfBlock(pages, { kind: 'signatures', lines: ['日期', '承办部门负责人（签字并注明日期）'] });
    expect(boxes[0]).toBe(left + 120);
    expect(boxes[1]).toBeGreaterThan(texts[1]!);
  });

  it('takes letterhead, number and signatures from the template, and never markup', async () => {
    const data = {
      ...forty,
      request: {
        ...forty.request,
        template: { letterhead: ['某市监督局 <b>'], caseNumber: '某监〔2015〕1号', signatures: ['经办'] },
      },
    };
    const html = (await render(data, 'html')).toString();
    expect(html).toContain('某市监督局 &lt;b&gt;');
    expect(html).toContain('某监〔2015〕1号');
    expect(html).not.toContain('承办人');
    expect(html).not.toMatch(/<script|src="http|href="http|url\(http/);
  });
});

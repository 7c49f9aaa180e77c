// What a file tells: each trait seen where it is and not seen where it is not, the same at every reading.
import { describe, expect, it } from 'vitest';
import { listTraits, traitLines, type ColumnTraits, type ListTraits } from '#contract/traits.ts';
import { openList } from '../open-list.ts';
import { bufferSource } from '../readers/byte-source.ts';
import { cutAtRows } from './cut-rows.ts';

const read = async (content: string): Promise<ListTraits> => {
  const bytes = bufferSource('a.csv', Buffer.from(content));
  const list = await openList({ id: 'L', file: 'a.csv', path: 'a.csv', bytes });
  expect(list.traits).toBeUndefined();
  const seen: ListTraits[] = [];
  for (let time = 0; time < 2; time += 1) {
    for await (const _ of list.batches) {
      // The traits are there once all rows were read.
    }
    seen.push(listTraits.parse(list.traits));
  }
  expect(seen[0]).toEqual(seen[1]);
  return seen[0]!;
};

/** One column between two that keep the file a list. */
const column = async (header: string, cells: readonly string[]): Promise<ColumnTraits> => {
  const rows = cells.map((cell, at) => `张${'三四五'[at % 3]},${cell},x\n`);
  return (await read(`姓名,${header},备注\n${rows.join('')}`)).columns[1]!;
};

const numbers = (count: number, of: (at: number) => number | string): string[] =>
  Array.from({ length: count }, (_, at) => String(of(at)));

/** Numbers in no order. */
const mixed = (at: number): number => (at * 7_919) % 1_009;

describe('a column', () => {
  it('of serial numbers has gaps and restarts', async () => {
    const cells = numbers(300, (at) => (at < 100 ? at + 1 : at < 200 ? at + 6 : at - 199));
    expect((await column('序号', cells)).serial).toEqual({
      first: 1,
      last: 100,
      missing: 5,
      restarts: 1,
      gapCount: 1,
      gaps: [[100, 106]],
    });
    expect(
      (
        await column(
          '某列',
          numbers(300, (at) => at + 500),
        )
      ).serial,
    ).toMatchObject({ first: 500, missing: 0 });
    expect((await column('某列', numbers(300, mixed))).serial).toBeUndefined();
  });

  it('is sorted by number, by character, by pinyin, or not', async () => {
    expect(
      (
        await column(
          '面积',
          numbers(1_200, (at) => 2_000 - at),
        )
      ).sort,
    ).toEqual({
      direction: 'descending',
      by: 'number',
      share: 1,
    });
    expect(
      (
        await column(
          '地址',
          numbers(100, (at) => `A${String(at).padStart(3, '0')}`),
        )
      ).sort,
    ).toMatchObject({
      direction: 'ascending',
      by: 'text',
    });
    const names = '安,白,蔡,陈,邓,丁,方,高,郭,何,胡,黄,江,李,林,刘,马,潘,孙,王,吴,杨,张,赵'.split(',');
    expect((await column('小区', names)).sort).toMatchObject({ direction: 'ascending', by: 'pinyin' });
    expect((await column('面积', numbers(1_200, mixed))).sort).toBeUndefined();
  });

  it('shows what a spreadsheet damaged', async () => {
    const cells = ['510699196308062000', '5.10699E+17', '5106991963080600X', '510699196308062614'];
    expect((await column('身份证号', cells)).damage).toEqual({ digits15: 1, scientific: 1, lostZeros: 0 });
    expect((await column('电话', ['8382200001', '19900830086', '0838-2200001'])).damage).toEqual({
      digits15: 0,
      scientific: 0,
      lostZeros: 1,
    });
    expect((await column('身份证号', ['510699196308062614'])).damage).toBeUndefined();
  });

  it('was cut at one width', async () => {
    const address = (at: number): string => '岚溪府东区甲乙丙丁戊己庚辛'.slice(0, 6 + (mixed(at) % 8));
    const cut = (at: number): string => address(at).slice(0, 11);
    expect((await column('地址', numbers(500, cut))).cut).toMatchObject({ characters: 11 });
    expect((await column('地址', numbers(500, address))).cut).toBeUndefined();
    expect(
      (
        await column(
          '电话',
          numbers(500, (at) => 19_900_000_000 + at),
        )
      ).cut,
    ).toBeUndefined();
  });

  it('holds replacement characters', async () => {
    expect((await column('地址', ['岚\uFFFD府', '望樟里'])).replaced).toBe(1);
  });
});

describe('a file', () => {
  it('tells how it is written', async () => {
    const mark = await read(`\uFEFF"姓名","电话"\r\n"张三","19900830086"\r\n`);
    expect([mark.encoding, mark.mark, mark.text]).toEqual([
      'utf-8',
      true,
      { delimiter: ',', quotes: 'all', lineEnds: 'crlf' },
    ]);
    expect((await read('姓名\t电话\n张三\t19900830086\r\n')).text).toMatchObject({
      delimiter: '\t',
      lineEnds: 'mixed',
    });
    const needed = await read('姓名,电话\n张三,"19900830086,19900830087"\n');
    expect(needed.text).toMatchObject({ quotes: 'needed', lineEnds: 'lf' });
  });

  it.each([
    [65_536, 65_535, { rows: 65_536, why: 'sheet-limit' }],
    [5_001, 5_000, { rows: 5_000, why: 'round' }],
    [5_124, 5_123, undefined],
    [501, 500, undefined],
  ])('of %d rows', (total, imported, cut) => {
    const counts = { total, imported, setAside: 0, above: 1, blank: 0, totals: 0, repeatedHeaders: 0 };
    expect(cutAtRows(counts)).toEqual(cut);
  });

  it('is told line by line in both languages', async () => {
    const traits = await read(`序号,姓名\n${numbers(30, (at) => `${at + 1},张三\n`).join('')}`);
    const lines = traitLines(traits);
    expect(lines.map(({ trait }) => trait)).toEqual([
      'encoding',
      'delimiter',
      'quotes',
      'lineEnds',
      'header',
      'rows',
      'sort',
      'serial',
    ]);
    expect(lines.at(-1)).toEqual({
      trait: 'serial',
      title: { zh: '序号', en: 'Serial numbers' },
      column: '序号',
      value: { zh: '1–30，缺 0 个，0 处间断', en: '1–30, 0 missing in 0 gaps' },
    });
  });
});

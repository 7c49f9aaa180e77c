// Rows that cannot be read are set aside, and the numbers of a file add up.
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import type { SetAsideRow } from '#contract/reading.ts';
import type { OpenList } from './list-source.ts';
import { openList } from './open-list.ts';
import { bufferSource } from './readers/byte-source.ts';

const read = async (
  content: string | Buffer,
): Promise<{ list: OpenList; cells: string[][]; aside: SetAsideRow[] }> => {
  const bytes = bufferSource('a.txt', Buffer.from(content));
  const list = await openList({ id: 'L', file: 'a.txt', path: 'a.txt', bytes });
  const cells: string[][] = [];
  const aside: SetAsideRow[] = [];
  for await (const batch of list.batches) {
    cells.push(...batch.rows.map((row) => row.cells));
    aside.push(...batch.setAside);
  }
  const { total, ...kinds } = list.counts!;
  expect(Object.values(kinds).reduce((sum, rows) => sum + rows, 0)).toBe(total);
  return { list, cells, aside };
};

const ROWS = Array.from(
  { length: 60 },
  (_, at) => `张三,199008300${String(at).padStart(2, '0')},岚溪府1栋\n`,
);

describe('a row is set aside', () => {
  it('that has more cells than the header names', async () => {
    const { list, cells, aside } = await read(
      `名单\n姓名,电话,地址\n${ROWS.join('')}李四,19900901321,岚溪府,1栋\n\n合计,61,\n`,
    );
    expect(cells).toHaveLength(60);
    expect(aside).toEqual([
      {
        line: 63,
        reason: expect.objectContaining({ en: expect.stringContaining('4 cells under a header of 3') }),
        cells: ['李四', '19900901321', '岚溪府', '1栋'],
      },
    ]);
    expect(list.counts).toEqual({
      total: 65,
      imported: 60,
      setAside: 1,
      above: 2,
      blank: 1,
      totals: 1,
      repeatedHeaders: 0,
    });
    expect(list.warnings.map(({ en }) => en)).toContain('1 rows cannot be read and were set aside (63)');
  });

  it('whose quotation mark is never closed and whose cells therefore do not fit; one that fits is kept', async () => {
    const text = `姓名,电话,地址\n"李四,19900901321,岚溪府\n"王五,19900901322,岚,溪,府\n${ROWS.join('')}`;
    const { cells, aside } = await read(text);
    expect(cells[0]).toEqual(['"李四', '19900901321', '岚溪府']);
    expect(aside.map(({ line, reason }) => [line, reason.zh])).toEqual([
      [3, '引号没有结尾，分不清各列：请补上或删去引号'],
    ]);
  });

  it('that holds zero bytes, which a disk leaves where it failed', async () => {
    const { aside } = await read(`姓名,电话,地址\n${ROWS.join('')}李四,\0\0\0\0,\n`);
    expect(aside.map(({ line }) => line)).toEqual([62]);
  });

  it('but none where the whole list is wider than its header', async () => {
    const rows = ROWS.map((row) => row.replace('\n', ',已联系\n')).join('');
    const { list, cells, aside } = await read(`姓名,电话,地址\n${rows}`);
    expect([cells.length, aside.length]).toEqual([60, 0]);
    expect(list.warnings.map(({ en }) => en)).toContain(
      '60 rows have more cells than the header; they are kept without a name',
    );
  });
});

describe('text', () => {
  it.each(['----', '^', '~', '，', '\u0001', '||', '  '])('separated by %j', async (delimiter) => {
    const { list, cells } = await read(['姓名,电话,地址\n', ...ROWS].join('').replaceAll(',', delimiter));
    expect(cells[0]).toEqual(['张三', '19900830000', '岚溪府1栋']);
    expect(list.traits!.text!.delimiter).toBe(delimiter);
  });

  it('in which a spreadsheet said the separator', async () => {
    const { list } = await read(`sep=;\n${'姓名;电话\n'}张,三;19900830086\n`);
    expect([list.headerRow, list.header]).toEqual([2, ['姓名', '电话']]);
  });

  it.each([
    ['big5', '姓名,電話,地址\n陳大文,19900830086,嵐溪府\n'],
    ['gb18030', '姓名,電話,地址\n陳大文,19900830086,嵐溪府\n'],
    ['gb18030', '姓名,电话\n李,1\n'],
    ['big5', '姓名,電話\n李,1\n'],
    ['utf-16le', '姓名,电话,地址\n张三,19900830086,岚溪府\n'],
    ['utf-16be', '姓名,电话,地址\n张三,19900830086,岚溪府\n'],
  ])('in %s, without being told: %j', async (encoding, text) => {
    const { list, cells } = await read(iconv.encode(text, encoding, { addBOM: false }));
    expect(list.encoding).toBe(encoding);
    expect([list.header, ...cells].map((row) => row.join(',')).join('\n')).toBe(text.trimEnd());
  });

  it('that is ASCII for a megabyte before it is GB18030', async () => {
    const ascii = 'Wang Wu,19900830086,x\n'.repeat(60_000);
    const { list, cells } = await read(
      iconv.encode(`name,phone,notes\n${ascii}张三,19900830087,备注\n`, 'gb18030'),
    );
    expect([list.encoding, cells.at(-1)]).toEqual(['gb18030', ['张三', '19900830087', '备注']]);
  });

  it('of UTF-8 in which a few bytes are damaged', async () => {
    const bytes = Buffer.from(`姓名,电话,地址\n${ROWS.join('')}`);
    bytes[400] = 0xff;
    const { list } = await read(bytes);
    expect(list.encoding).toBe('utf-8');
    expect(list.warnings.map(({ en }) => en)).toEqual([
      expect.stringMatching(/characters cannot be read as utf-8/),
    ]);
    expect(list.traits!.columns.some(({ replaced }) => replaced === 1)).toBe(true);
  });
});

it('stops when it is cancelled, open or reading', async () => {
  const bytes = bufferSource('a.csv', Buffer.from(`姓名,电话,地址\n${ROWS.join('').repeat(500)}`));
  const source = { id: 'L', file: 'a.csv', path: 'a.csv', bytes };
  const [before, during] = [new AbortController(), new AbortController()];
  before.abort();
  await expect(openList(source, { signal: before.signal })).rejects.toMatchObject({ code: 'cancelled' });
  const list = await openList(source, { signal: during.signal });
  const reading = (async () => {
    for await (const _ of list.batches) during.abort();
  })();
  await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
});

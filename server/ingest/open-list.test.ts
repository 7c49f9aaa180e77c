// Lists as they are found: every format, encoding and oddity down to the rows.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import * as XLSX from '@e965/xlsx';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, it } from 'vitest';
import yazl from 'yazl';
import { writeZipBomb } from '../../scripts/fixtures/zip-bomb.ts';
import type { ListSource, OpenList } from './list-source.ts';
import { openList } from './open-list.ts';

const folder = mkdtempSync(join(tmpdir(), 'vinetrace-list-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const source = (name: string, content?: Buffer | string, rest: Partial<ListSource> = {}): ListSource => {
  const path = join(folder, name);
  if (content !== undefined) writeFileSync(path, content);
  return { id: 'L1', line: 2, file: `lists/${name}`, path, ...rest };
};

const read = async (from: ListSource): Promise<{ list: OpenList; cells: string[][] }> => {
  const list = await openList(from);
  const cells: string[][] = [];
  const rows: number[] = [];
  for await (const batch of list.rows) {
    for (const { row, cells: written } of batch) {
      cells.push(written);
      rows.push(row);
    }
  }
  expect(rows.every((row, index) => row === index + 1)).toBe(true);
  return { list, cells };
};

const workbook = (
  rows: unknown[][],
  bookType: 'xlsx' | 'biff8',
  change?: (sheet: XLSX.WorkSheet) => void,
): Buffer => {
  const book = XLSX.utils.book_new();
  const sheet = XLSX.utils.aoa_to_sheet(rows);
  change?.(sheet);
  XLSX.utils.book_append_sheet(book, sheet, '名单');
  return XLSX.write(book, { type: 'buffer', bookType, compression: true }) as Buffer;
};

const TEXT = '姓名,电话,备注\r\n张伟华,19900830086,"已接,考虑中"\r\n蒋杰斌,19900901321,\r\n';
const CELLS = [
  ['张伟华', '19900830086', '已接,考虑中'],
  ['蒋杰斌', '19900901321', ''],
];

describe('text', () => {
  it.each([
    ['utf-8', Buffer.from(TEXT)],
    ['utf-8', Buffer.from(`\uFEFF${TEXT}`)],
    ['gb18030', iconv.encode(TEXT, 'gb18030')],
    ['utf-16le', iconv.encode(TEXT, 'utf-16le', { addBOM: true })],
    ['utf-16be', iconv.encode(TEXT, 'utf-16be', { addBOM: true })],
  ])('in %s', async (encoding, bytes) => {
    const { list, cells } = await read(source('a.csv', bytes));
    expect([list.format, list.encoding, list.headerRow]).toEqual(['csv', encoding, 1]);
    expect(list.mapping).toEqual(['name', 'phone', 'notes']);
    expect(cells).toEqual(CELLS);
    expect(list.warnings).toEqual([]);
  });

  it('in the encoding that lists.csv says', async () => {
    const { list, cells } = await read(
      source('b.csv', iconv.encode('姓名,電話\n陳大文,19900830086\n', 'big5'), { encoding: 'BIG5' }),
    );
    expect(list.encoding).toBe('big5');
    expect(cells).toEqual([['陳大文', '19900830086']]);
  });

  it.each(['\t', ';', '|'])('separated by %j', async (delimiter) => {
    const { cells } = await read(
      source('c.txt', TEXT.replaceAll('"已接,考虑中"', '已接').replaceAll(',', delimiter)),
    );
    expect(cells[0]).toEqual(['张伟华', '19900830086', '已接']);
  });

  it('with line ends of an old Macintosh', async () => {
    expect((await read(source('d.csv', TEXT.replaceAll('\r\n', '\r')))).cells).toEqual(CELLS);
  });

  it('with titles, blank rows, a repeated header and totals, which are reported', async () => {
    const text = `名单（2014）\n\n姓名,电话\n张三,19900830086\n,\n姓名,电话\n李四,19900901321\n合计,2\n\n`;
    const { list, cells } = await read(source('e.csv', text));
    expect(list.headerRow).toBe(3);
    expect(cells.map(([name]) => name)).toEqual(['张三', '李四']);
    expect(list.warnings.map(({ en }) => en)).toEqual([
      '1 blank rows not counted as rows (5)',
      '1 totals rows not counted as rows (8)',
      '1 repeated header rows not counted as rows (6)',
    ]);
    expect(list.warnings[0]?.zh).toBe('1 个空行未计入行数（第 5 行）');
  });

  it('in which a stray quotation mark swallows nothing', async () => {
    const rows = Array.from({ length: 500 }, (_, index) => `张三,1990083${String(index).padStart(4, '0')}`);
    rows[3] = '"李四,19900901321';
    const { list, cells } = await read(source('f.csv', `姓名,电话\n${rows.join('\n')}\n`));
    expect(cells).toHaveLength(500);
    expect(cells[3]).toEqual(['"李四', '19900901321']);
    expect(list.warnings).toEqual([
      expect.objectContaining({ en: expect.stringContaining('quotation marks') }),
    ]);
  });

  it('without a header', async () => {
    const { list, cells } = await read(source('g.csv', '张三,19900830086\n李四,19900901321\n'));
    expect([list.headerRow, list.header, list.mapping]).toEqual([0, ['A', 'B'], ['name', 'phone']]);
    expect(cells).toHaveLength(2);
  });

  it('longer than one piece of the stream, characters cut by it included', async () => {
    const rows = Array.from({ length: 40_000 }, (_, index) => `张伟华${index},"地址 ""${index}"""`);
    const { cells } = await read(source('h.csv', iconv.encode(`姓名,地址\n${rows.join('\n')}`, 'gb18030')));
    expect(cells).toHaveLength(40_000);
    expect(cells[39_999]).toEqual(['张伟华39999', '地址 "39999"']);
    expect(cells.every(([name], index) => name === `张伟华${index}`)).toBe(true);
  });
});

describe('workbooks', () => {
  it.each(['xlsx', 'biff8'] as const)(
    '%s: numbers as the file holds them, dates as dates',
    async (bookType) => {
      const rows = [
        ['客户表'],
        ['姓名', '电话', '身份证号', '面积', '交房'],
        ['张伟华', 19_900_830_086, 510_699_196_308_062_000, 96.4, 41_700],
        ['蒋杰斌', '19900901321', '510699197208195836', 0.1 + 0.2, null],
      ];
      const bytes = workbook(rows, bookType, (sheet) => {
        (sheet['E3'] as XLSX.CellObject).z = 'yyyy-mm-dd';
      });
      const { list, cells } = await read(source(`a.${bookType}`, bytes));
      expect([list.format, list.sheet, list.headerRow]).toEqual([
        bookType === 'xlsx' ? 'xlsx' : 'xls',
        '名单',
        2,
      ]);
      expect(cells).toEqual([
        ['张伟华', '19900830086', '510699196308062000', '96.4', '2014-03-02'],
        ['蒋杰斌', '19900901321', '510699197208195836', '0.3', ''],
      ]);
    },
  );

  it('are told by content, whatever the name says', async () => {
    const { list } = await read(source('b.csv', workbook([['姓名'], ['张三']], 'xlsx')));
    expect(list.format).toBe('xlsx');
    expect((await read(source('c.xls', TEXT))).list.format).toBe('csv');
  });
});

describe('refusals', () => {
  const fault = async (from: ListSource): Promise<unknown> =>
    openList(from).then(
      () => undefined,
      (error: { code: string; faults: unknown[] }) => [error.code, ...error.faults],
    );

  it('a file that would unpack to more than 512 MB, before it is unpacked', async () => {
    const bomb = source('bomb.xlsx');
    await writeZipBomb(bomb.path);
    const started = performance.now();
    expect(await fault(bomb)).toEqual([
      'input-refused',
      {
        file: 'lists.csv',
        line: 2,
        column: 'file',
        value: 'lists/bomb.xlsx',
        message: {
          zh: '文件解压后超过 512 MB：请拆分，或另存为 CSV',
          en: 'the file would unpack to more than 512 MB: split it or save it as CSV',
        },
      },
    ]);
    expect(performance.now() - started).toBeLessThan(5_000);
  }, 30_000);

  it.each([
    ['text.xlsx', TEXT, 'no workbook'],
    ['zip.xlsx', Buffer.from('504b0506000000000000000000000000000000000000', 'hex'), 'no workbook'],
    ['page.xls', '<html><table><tr><td>姓名</td></tr></table></html>', 'web page'],
    ['ole.xls', Buffer.from('d0cf11e0a1b11ae1'.padEnd(4096, '0'), 'hex'), 'workbook is'],
    ['noise.csv', Buffer.from(Array.from({ length: 5_000 }, (_, at) => (at * 7919) % 256)), 'no text'],
    ['report.csv', '%PDF-1.4 …', 'PDF'],
    ['blank.csv', ' \n , \n', 'no rows'],
    ['endless.csv', `姓名,电话\n张伟华,${'x'.repeat(6_000_000)}\n`, '4 million'],
  ])('%s', async (name, content, message) => {
    expect(await fault(source(name, content))).toEqual([
      'input-refused',
      expect.objectContaining({
        file: 'lists.csv',
        line: 2,
        column: 'file',
        message: expect.objectContaining({ en: expect.stringContaining(message) }),
      }),
    ]);
  });

  it('an archive of more files than a workbook has, before they are looked at', async () => {
    const zip = new yazl.ZipFile();
    for (let part = 0; part <= 10_000; part += 1)
      zip.addBuffer(Buffer.alloc(0), `xl/${part}.xml`, { compress: false });
    zip.end();
    const archive = source('many.xlsx', await buffer(zip.outputStream));
    const started = performance.now();
    const refused = await fault(archive);
    expect(refused).toMatchObject(['input-refused', { file: 'lists.csv', column: 'file' }]);
    expect(JSON.stringify(refused)).toContain('10,000 files');
    expect(performance.now() - started).toBeLessThan(2_000);
  }, 30_000);

  it('a row without end that comes late, when it is read', async () => {
    const rows = '张伟华,19900830086\n'.repeat(5_000);
    const late = await openList(source('late.csv', `姓名,电话\n${rows}蒋杰斌,${'x'.repeat(6_000_000)}`));
    const read = async (): Promise<void> => {
      for await (const batch of late.rows) expect(batch.length).toBeGreaterThan(0);
    };
    await expect(read()).rejects.toMatchObject({
      code: 'input-refused',
      faults: [{ file: 'lists.csv', line: 2, column: 'file', value: 'lists/late.csv' }],
    });
  });

  it('names the file itself where there is no lists.csv', async () => {
    const from: ListSource = { id: 'x', file: 'none.csv', path: join(folder, 'none.csv') };
    expect(await fault(from)).toEqual([
      'input-refused',
      { file: 'none.csv', message: expect.objectContaining({ en: expect.stringContaining('no such file') }) },
    ]);
  });
});

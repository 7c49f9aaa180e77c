// Workbooks as spreadsheets write them: kinds of cells, sheets, what is hidden, and the same out of XLSX and XLS.
import * as XLSX from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import {
  inlineRows,
  pack,
  sheetXml,
  stringsXml,
  stylesXml,
  workbookParts,
} from '../../../scripts/fixtures/workbook-parts.ts';
import { openList } from '../open-list.ts';
import type { ListSource, OpenList } from '../list-source.ts';
import { bufferSource } from './byte-source.ts';

const read = async (
  bytes: Buffer,
  rest: Partial<ListSource> = {},
): Promise<{ list: OpenList; cells: string[][]; aside: string[][] }> => {
  const source = { id: 'L', file: 'a.xlsx', path: 'a.xlsx', bytes: bufferSource('a.xlsx', bytes), ...rest };
  const list = await openList(source);
  const [cells, aside]: string[][][] = [[], []];
  for await (const batch of list.batches) {
    cells!.push(...batch.rows.map((row) => row.cells));
    aside!.push(...batch.setAside.map((row) => [String(row.line), row.reason.en]));
  }
  const { counts } = list;
  const { total, ...kinds } = counts!;
  expect(Object.values(kinds).reduce((sum, rows) => sum + rows, 0)).toBe(total);
  return { list, cells: cells!, aside: aside! };
};

const sheet = (rows: string): string => sheetXml(`<sheetData>${rows}</sheetData>`);
const HEADER = inlineRows([['姓名', '电话', '备注']]).replace(/<\/?sheetData>/g, '');

describe('XLSX cells', () => {
  it('of every kind', async () => {
    const rows =
      `${HEADER}<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2"><v>5.1069919630806202E+17</v></c><c r="C2" s="1"><v>41700</v></c></row>` +
      `<row r="3"><c t="s"><v>1</v></c><c t="str"><f>1+1</f><v>_x4E00_x</v></c><c s="2"><v>42</v></c><c s="1"><v>41700.75</v></c></row>` +
      `<row r="5"><c r="A5" t="b"><v>1</v></c><c r="B5" t="e"><v>#N/A</v></c><c r="C5" s="1"/><c r="D5" t="d"><v>2014-03-02</v></c></row>`;
    const bytes = await pack(
      workbookParts([{ name: '名单', xml: sheet(rows) }], {
        'xl/sharedStrings.xml': stringsXml(
          '<si><r><t>张</t></r><r><t xml:space="preserve">三 </t></r><rPh sb="0" eb="1"><t>zhang</t></rPh></si><si><t>李&amp;四</t></si>',
        ),
        'xl/styles.xml': stylesXml(
          '<numFmts><numFmt numFmtId="164" formatCode="000000"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs>',
        ),
      }),
    );
    const { list, cells } = await read(bytes);
    expect(cells).toEqual([
      ['张三 ', '510699196308062000', '2014-03-02'],
      ['李&四', '一x', '000042', '2014-03-02 18:00:00'],
      ['TRUE', '#N/A', '', '2014-03-02'],
    ]);
    expect(list.counts).toMatchObject({ total: 5, imported: 3, blank: 1, above: 1 });
    expect(list.traits!.columns[2]!.formats).toEqual([
      { code: '#14', cells: 1 },
      { code: '000000', cells: 1 },
    ]);
  });

  it('whose text is lost, which sets the row aside', async () => {
    const rows = `${HEADER}<row r="2"><c r="A2" t="inlineStr"><is><t>张三</t></is></c></row><row r="3"><c r="A3" t="s"><v>7</v></c></row>`;
    const { cells, aside } = await read(await pack(workbookParts([{ name: 'a', xml: sheet(rows) }])));
    expect(cells).toEqual([['张三', '', '']]);
    expect(aside).toEqual([['3', 'the text of column 1 is lost in the file: fill it in']]);
  });

  it('counted from 1904', async () => {
    const rows = `${HEADER}<row r="2"><c t="inlineStr"><is><t>张三</t></is></c><c s="1"><v>0.5</v></c><c s="1"><v>1</v></c></row>`;
    const bytes = await pack(
      workbookParts(
        [{ name: 'a', xml: sheet(rows) }],
        { 'xl/styles.xml': stylesXml('<cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs>') },
        '<workbookPr date1904="1"/>',
      ),
    );
    expect((await read(bytes)).cells).toEqual([['张三', '12:00:00', '1904-01-02']]);
  });
});

describe('sheets', () => {
  const notes = sheetXml(inlineRows([['说明'], ['内部资料']]));
  const list = sheetXml(
    inlineRows([
      ['姓名', '电话'],
      ['张三', '19900830086'],
    ]),
  );
  const sheets = [
    { name: '封面', xml: notes },
    { name: '旧', xml: list.replace('张三', '李四'), state: 'hidden' as const },
    { name: '名单', xml: list },
  ];

  it('the first visible one that looks like a list, the others named with their rows', async () => {
    const { list: opened, cells } = await read(await pack(workbookParts(sheets)));
    expect([opened.sheet, cells]).toEqual(['名单', [['张三', '19900830086']]]);
    expect(opened.warnings.map(({ en }) => en)).toEqual([
      'sheet “名单” is read, the first one that looks like a list; other sheets were not read: “封面 (2 rows)”, “旧 (2 rows, hidden)”',
    ]);
    expect(opened.traits!.sheets).toEqual([
      { name: '封面', rows: 2, hidden: false, read: false },
      { name: '旧', rows: 2, hidden: true, read: false },
      { name: '名单', rows: 2, hidden: false, read: true },
    ]);
  });

  it('the one asked for, hidden or not; one that is not there is refused with those that are', async () => {
    const bytes = await pack(workbookParts(sheets));
    const { list: opened, cells } = await read(bytes, { sheet: '旧' });
    expect(cells).toEqual([['李四', '19900830086']]);
    expect(opened.warnings.map(({ en }) => en)).toEqual(['sheet “旧” is hidden; it was read']);
    await expect(read(bytes, { sheet: '新' })).rejects.toMatchObject({
      faults: [
        { file: 'a.xlsx', value: '新', message: { en: expect.stringContaining('“封面”, “旧”, “名单”') } },
      ],
    });
  });

  it('what is hidden in one is read and said', async () => {
    const xml = list
      .replace('<sheetData>', '<cols><col min="2" max="3" hidden="1"/></cols><sheetData>')
      .replace('<row r="2">', '<row r="2" hidden="1">');
    const { list: opened, cells } = await read(await pack(workbookParts([{ name: 'a', xml }])));
    expect(cells).toEqual([['张三', '19900830086']]);
    expect(opened.warnings.map(({ zh }) => zh)).toEqual([
      '1 个隐藏的行已照常读取',
      '隐藏的列（第 2、3 列）已照常读取',
    ]);
    expect(opened.traits).toMatchObject({ hiddenRows: 1, hiddenColumns: [2, 3] });
  });
});

describe('a header of two rows', () => {
  it('takes its names from both', async () => {
    const rows = [
      ['2014 年客户名单', '', '', '', ''],
      ['序号', '姓名', '联系方式', '', '房屋'],
      ['', '', '手机', '座机', '面积'],
      ['1', '张三', '19900830086', '0838-2200001', '96'],
    ];
    const { list: opened, cells } = await read(
      await pack(workbookParts([{ name: 'a', xml: sheetXml(inlineRows(rows)) }])),
    );
    expect(opened.header).toEqual(['序号', '姓名', '联系方式/手机', '联系方式/座机', '房屋/面积']);
    expect(opened.mapping).toEqual([null, 'name', 'phone', 'phone2', 'floor_area']);
    expect([opened.headerRow, cells.length, opened.counts!.above]).toEqual([3, 1, 3]);
    expect(opened.warnings.map(({ en }) => en)).toContain(
      'the header takes two rows (2 and 3); names are made of both',
    );
  });

  it('is not seen in a title above a header', async () => {
    const rows = [
      ['制表人', '王五', ''],
      ['姓名', '电话', '地址'],
      ['张三', '19900830086', '岚溪府1栋'],
    ];
    const { list: opened } = await read(
      await pack(workbookParts([{ name: 'a', xml: sheetXml(inlineRows(rows)) }])),
    );
    expect([opened.headerRow, opened.header]).toEqual([2, ['姓名', '电话', '地址']]);
  });
});

describe('XLS', () => {
  const long = (at: number): string => `第${at}条${'备注 with ASCII '.repeat(at % 12)}`;
  const rows: unknown[][] = [
    ['姓名', '电话', '身份证号', '面积', '登记', '备注'],
    ...Array.from({ length: 1_500 }, (_, at) => [
      `张${at}`,
      19_900_000_000 + at,
      510_699_196_308_062_000,
      at / 4,
      at % 2 === 0,
      long(at),
    ]),
  ];
  const write = (bookType: 'biff8' | 'biff5' | 'xlsx', bookSST: boolean): Buffer => {
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), '名单');
    book.Props = { Author: '王五', Company: '某公司' };
    return XLSX.write(book, { type: 'buffer', bookType, bookSST }) as Buffer;
  };

  it.each([
    ['shared texts over many records', true],
    ['texts in their cells', false],
  ])(
    'with %s gives what the XLSX of the same gives',
    async (_, shared) => {
      const [xls, xlsx] = [await read(write('biff8', shared)), await read(write('xlsx', shared))];
      expect([xls.list.format, xlsx.list.format]).toEqual(['xls', 'xlsx']);
      expect(xls.cells).toHaveLength(1_500);
      expect(xls.cells[17]).toEqual(['张17', '19900000017', '510699196308062000', '4.25', 'FALSE', long(17)]);
      expect(xls.cells).toEqual(xlsx.cells);
      expect(xls.list.traits!.office).toMatchObject({ author: '王五', company: '某公司' });
    },
    30_000,
  );

  it('of Excel 95', async () => {
    const { list, cells } = await read(write('biff5', false));
    expect([list.format, cells.length, cells[1]?.[1]]).toEqual(['xls', 1_500, '19900000001']);
  });

  it.each(['biff8', 'biff5'] as const)(
    '%s that claims millions of properties is read at once',
    async (kind) => {
      const container = XLSX.CFB.read(write('biff8', false), { type: 'buffer' });
      const old = XLSX.CFB.find(XLSX.CFB.read(write('biff5', false), { type: 'buffer' }), '/Book')!;
      const workbook = XLSX.CFB.find(container, '/Workbook')!;
      if (kind === 'biff5') Object.assign(workbook, { content: old.content, size: old.size });
      const bytes = XLSX.CFB.write(container, { type: 'buffer' }) as Buffer;
      const set = Buffer.from('e0859ff2f94f6810ab9108002b27b3d9', 'hex');
      const at = bytes.indexOf(set);
      expect(at).toBeGreaterThan(0);
      bytes.writeUInt32LE(20_000_000, at + set.length + 8);
      const started = performance.now();
      const { list, cells } = await read(bytes);
      expect(cells).toHaveLength(1_500);
      expect(list.traits!.office?.author).toBe(kind === 'biff8' ? '王五' : undefined);
      expect(performance.now() - started).toBeLessThan(5_000);
    },
  );

  it('cut off is refused', async () => {
    const bytes = write('biff8', true);
    await expect(read(bytes.subarray(0, bytes.length - 50_000))).rejects.toMatchObject({
      code: 'input-refused',
      faults: [{ message: { en: expect.stringContaining('damaged') } }],
    });
  });
});

/** A table as the bytes of a file: text of any delimiter and encoding, workbooks with merges, hidden columns, other sheets. */
import * as XLSX from '@e965/xlsx';
import iconv from 'iconv-lite';
import type { Random } from '../../fixtures/random.ts';
import type { Format, Layout, TextEncoding } from './layout.ts';
import type { Value } from './forms.ts';
import type { Merge, Table } from './table.ts';

const DELIMITERS: Partial<Record<Format, string>> = {
  csv: ',',
  tsv: '\t',
  txt: '\t',
  semicolon: ';',
  pipe: '|',
};

function textOf(
  cells: readonly (readonly Value[])[],
  delimiter: string,
  newline: string,
  quoteAll: boolean,
): string {
  const width = Math.max(...cells.map((row) => row.length));
  const written = (value: Value): string => {
    const text = String(value);
    const must = text.includes(delimiter) || /["\r\n]/.test(text);
    return must || (quoteAll && text !== '') ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return cells
    .map((row) => Array.from({ length: width }, (_, at) => written(row[at] ?? '')).join(delimiter) + newline)
    .join('');
}

const CODECS: Record<TextEncoding, readonly [codec: string, mark: boolean, label: string]> = {
  'utf-8': ['utf-8', false, 'utf-8'],
  'utf-8-bom': ['utf-8', true, 'utf-8'],
  'utf-16le': ['utf-16le', false, 'utf-16le'],
  'utf-16le-bom': ['utf-16le', true, 'utf-16le'],
  'utf-16be': ['utf-16be', false, 'utf-16be'],
  'utf-16be-bom': ['utf-16be', true, 'utf-16be'],
  gb18030: ['gb18030', false, 'gb18030'],
  gbk: ['gbk', false, 'gb18030'],
  big5: ['big5', false, 'big5'],
};

const canWrite = (text: string, codec: string): boolean =>
  iconv.decode(iconv.encode(text, codec), codec) === text;

export interface Encoded {
  bytes: Buffer;
  /** As the program calls it. */
  encoding: string;
  sheet?: string;
}

function encodeText(random: Random, layout: Layout, table: Table): Encoded {
  const newline = random.pick(['\r\n', '\r\n', '\n']);
  const text = textOf(table.cells, DELIMITERS[layout.format]!, newline, random.chance(0.15));
  let encoding = layout.encoding!;
  if (!canWrite(text, CODECS[encoding][0])) encoding = encoding === 'big5' ? 'utf-8' : 'gb18030';
  const [codec, addBOM, label] = CODECS[encoding];
  return { bytes: iconv.encode(text, codec, { addBOM }), encoding: label };
}

const SHEETS = ['Sheet1', 'Sheet1', '业主', '名单', '客户资料', '工作表1', '2016'];

const sheetOf = (cells: readonly (readonly Value[])[], merges: readonly Merge[]): XLSX.WorkSheet => {
  const sheet = XLSX.utils.aoa_to_sheet(cells.map((row) => row.map((cell) => (cell === '' ? null : cell))));
  if (merges.length > 0) {
    sheet['!merges'] = merges.map(({ row, column, rows, columns }) => ({
      s: { r: row, c: column },
      e: { r: row + rows - 1, c: column + columns - 1 },
    }));
  }
  return sheet;
};

function encodeWorkbook(random: Random, layout: Layout, table: Table): Encoded {
  const book = XLSX.utils.book_new();
  const name = random.pick(SHEETS);
  const title = layout.above[0]?.length === 1 && layout.columns.length > 1;
  const merges = title
    ? [...table.merges, { row: 0, column: 0, rows: 1, columns: layout.columns.length }]
    : table.merges;
  const sheet = sheetOf(table.cells, merges);
  if (random.chance(0.08)) {
    sheet['!cols'] = layout.columns.map((_, at) => ({ hidden: at === layout.columns.length - 1 }));
  }
  const other = (title: string, cells: Value[][]): void => {
    if (title !== name) XLSX.utils.book_append_sheet(book, sheetOf(cells, []), title);
  };
  if (random.chance(0.08)) other('说明', [['填表说明'], ['1. 姓名必填'], ['2. 电话请填手机号']]);
  else if (random.chance(0.04)) other('空', []);
  XLSX.utils.book_append_sheet(book, sheet, name);
  if (random.chance(0.15)) other('Sheet2', []);
  if (random.chance(0.08))
    other('统计', [
      ['月份', '户数'],
      ['1月', 12],
      ['2月', 31],
    ]);
  const bookType = layout.format === 'xls' ? 'biff8' : 'xlsx';
  return {
    bytes: XLSX.write(book, { type: 'buffer', bookType, compression: true }) as Buffer,
    encoding: layout.format,
    sheet: name,
  };
}

/** The bytes of a file, and what is true of them. */
export const encode = (random: Random, layout: Layout, table: Table): Encoded =>
  layout.format === 'xlsx' || layout.format === 'xls'
    ? encodeWorkbook(random, layout, table)
    : encodeText(random, layout, table);

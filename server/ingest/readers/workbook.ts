// A workbook's sheet as rows of text: numbers as the file holds them, dates as ISO 8601, everything else as it reads.
import * as XLSX from '@e965/xlsx';
import type { CellObject, WorkBook } from '@e965/xlsx';
import { both, type Text } from '#contract/text.ts';
import { firstOf } from '../first-of.ts';
import type { RawTable } from './define.ts';
import { refuse } from './refuse.ts';

const BATCH = 2_000;

interface DateCode {
  y: number;
  m: number;
  d: number;
  H: number;
  M: number;
  S: number;
}
const SSF = XLSX.SSF as {
  is_date(format: string | number): boolean;
  parse_date_code(value: number, options: { date1904: boolean }): DateCode | null;
};

const two = (value: number): string => String(value).padStart(2, '0');

function dateText(value: number, date1904: boolean): string {
  const date = SSF.parse_date_code(value, { date1904 });
  if (date === null) return String(value);
  const day = `${String(date.y).padStart(4, '0')}-${two(date.m)}-${two(date.d)}`;
  const time = `${two(date.H)}:${two(date.M)}:${two(date.S)}`;
  if (value < 1) return time;
  return value % 1 === 0 ? day : `${day} ${time}`;
}

/** A number as a spreadsheet shows it: a fraction to 15 significant digits, without the noise of binary fractions. */
const numberText = (value: number): string =>
  String(Number.isInteger(value) ? value : Number(value.toPrecision(15)));

/** What one cell holds, as text. */
export function cellText(cell: CellObject | undefined, date1904 = false): string {
  if (cell === undefined || cell.v === undefined || cell.v === null) return '';
  if (cell.t === 'n' && typeof cell.v === 'number') {
    const isDate = cell.z !== undefined && SSF.is_date(cell.z);
    return isDate ? dateText(cell.v, date1904) : numberText(cell.v);
  }
  if (cell.t === 'b') return cell.v === true ? 'TRUE' : 'FALSE';
  if (cell.t === 'e') return cell.w ?? '#N/A';
  return String(cell.v);
}

/** Parses a workbook from memory; macros, formulas and styles are left alone. Throws what the library throws. */
export const parseWorkbook = (bytes: Buffer): WorkBook =>
  XLSX.read(bytes, {
    type: 'buffer',
    dense: true,
    cellFormula: false,
    cellHTML: false,
    cellText: false,
    cellNF: true,
    bookVBA: false,
  });

const cellsOf = (book: WorkBook, sheet: string): (CellObject | undefined)[][] =>
  (book.Sheets[sheet]?.['!data'] ?? []) as (CellObject | undefined)[][];

/** The sheet asked for, else the first that holds anything. */
function chooseSheet(book: WorkBook, wanted: string | undefined): string {
  const filled = (name: string): boolean => cellsOf(book, name).some((row) => row !== undefined);
  if (wanted !== undefined && !book.SheetNames.includes(wanted)) {
    const sheets = firstOf(book.SheetNames);
    refuse(
      'sheet',
      `没有该工作表：工作簿中有${sheets.zh}`,
      `there is no such sheet: the workbook has ${sheets.en}`,
    );
  }
  return (
    wanted ??
    book.SheetNames.find(filled) ??
    refuse(
      'file',
      '工作簿是空的：请给出含有数据行的文件',
      'the workbook is empty: give the file that holds the rows',
    )
  );
}

const unreadSheets = (others: readonly string[]): Text => {
  const { zh, en } = firstOf(others);
  return both(`其他工作表未读取：${zh}`, `other sheets were not read: ${en}`);
};

/** One sheet of a workbook as a raw table. Throws `input-refused` for a sheet that is not there. */
export function workbookTable(book: WorkBook, format: string, wanted: string | undefined): RawTable {
  const sheet = chooseSheet(book, wanted);
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  // Texts take a tenth of the library's cells, which can go now.
  const rows = Array.from(cellsOf(book, sheet), (row) =>
    Array.from(row ?? [], (cell) => cellText(cell, date1904)),
  );
  const others = book.SheetNames.filter((name) => name !== sheet && cellsOf(book, name).length > 0);
  return {
    encoding: format,
    sheet,
    sheets: [...book.SheetNames],
    warnings: wanted === undefined && others.length > 0 ? [unreadSheets(others)] : [],
    async *rows() {
      for (let start = 0; start < rows.length; start += BATCH) yield rows.slice(start, start + BATCH);
    },
  };
}

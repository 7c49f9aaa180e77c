// The sheets of a workbook that SheetJS has parsed, as rows of text.
import type { CellObject, WorkBook } from '@e965/xlsx';
import * as XLSX from '@e965/xlsx';
import { GENERAL, numberFormat, numberText, type NumberFormat } from '../cell-text.ts';
import { openContainer } from './container.ts';

type Cells = (CellObject | undefined)[];

const formats = new Map<string | number, NumberFormat>();

/** The format of a cell by its code. */
function formatOf({ z }: CellObject): NumberFormat {
  if (z === undefined || z === 'General') return GENERAL;
  const known = formats.get(z);
  if (known !== undefined) return known;
  const found = numberFormat(-1, String(z));
  if (formats.size > 10_000) formats.clear();
  formats.set(z, found);
  return found;
}

/** What one cell holds, as text. */
function cellText(cell: CellObject | undefined, date1904: boolean): string {
  if (cell === undefined || cell.v === undefined || cell.v === null) return '';
  if (cell.t === 'n' && typeof cell.v === 'number') return numberText(cell.v, formatOf(cell), date1904);
  if (cell.t === 'b') return cell.v === true ? 'TRUE' : 'FALSE';
  if (cell.t === 'e') return cell.w ?? '#N/A';
  return String(cell.v);
}

/** The stream that holds the sheets, in BIFF of any age. */
function streamOf(bytes: Buffer): Buffer {
  const container = openContainer(bytes);
  const stream = container.stream('Workbook') ?? container.stream('Book') ?? Buffer.alloc(0);
  if (stream[0] !== 0x09 || stream[1]! > 8) throw new Error('the container holds no workbook');
  return stream;
}

/**
 * Parses a workbook from memory; macros, formulas and styles are left alone. Given the container, the library would also read
 * its summaries, and as many properties as they claim. Throws what the library throws.
 */
export const parseWorkbook = (bytes: Buffer): WorkBook =>
  XLSX.read(streamOf(bytes), {
    type: 'buffer',
    dense: true,
    cellFormula: false,
    cellHTML: false,
    cellText: false,
    cellNF: true,
    bookVBA: false,
  });

/** The cells of a sheet by row; rows without any are holes. */
const cellsOf = (book: WorkBook, sheet: string): (Cells | undefined)[] =>
  (book.Sheets[sheet]?.['!data'] ?? []) as (Cells | undefined)[];

/** Some rows of a sheet as text. */
export function sheetRows(book: WorkBook, sheet: string, start: number, end: number): string[][] {
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  return Array.from(cellsOf(book, sheet).slice(start, end), (row) =>
    Array.from(row ?? [], (cell) => cellText(cell, date1904)),
  );
}

/** The last row that a sheet has cells in. */
export function lastRowOf(book: WorkBook, name: string): number {
  const sheet = book.Sheets[name];
  const range = String(sheet?.['!ref'] ?? '');
  return Number(/\d+$/.exec(range)?.[0] ?? 0);
}

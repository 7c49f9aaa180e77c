// Reader of XLS workbooks (BIFF5, BIFF8) in their OLE container.
import * as XLSX from '@e965/xlsx';
import * as codepages from '@e965/xlsx/dist/cpexcel.full.mjs';
import type { WorkBook } from '@e965/xlsx';
import { readBytes, type ByteSource } from './byte-source.ts';
import type { FileScan, RawBatch, RawTable, ReadOptions, Reader } from './define.ts';
import { refuse } from './refuse.ts';
import { chooseSheet, type SheetHead } from './sheets.ts';
import { cellsOf, lastRowOf, parseWorkbook, sheetRows } from './workbook.ts';

/** A sheet of 65,536 rows takes 10 to 30 MB. */
const LARGEST = 128 * 1024 * 1024;
const OLE = 'd0cf11e0a1b11ae1';
const BATCH = 1_000;
/** Rows by which header and columns are told. */
const HEAD = 400;

// BIFF5 texts are in the code page of the computer that wrote them.
XLSX.set_cptable(codepages);

async function parse(source: ByteSource, rows?: number): Promise<WorkBook> {
  const bytes = await readBytes(source);
  try {
    return parseWorkbook(bytes, rows);
  } catch (error) {
    const locked = error instanceof Error && /password|encrypt/i.test(error.message);
    return locked
      ? refuse(
          'file',
          '工作簿有密码：请另存一份不带密码的',
          'the workbook is locked by a password: save a copy without it',
          error,
        )
      : refuse(
          'file',
          '工作簿已损坏：请用表格软件打开后重新保存',
          'the workbook is damaged: open it in a spreadsheet and save it again',
          error,
        );
  }
}

const isHidden = (book: WorkBook, at: number): boolean => (book.Workbook?.Sheets?.[at]?.Hidden ?? 0) !== 0;

async function open({ source, bytes }: FileScan, { sheet: wanted }: ReadOptions): Promise<RawTable> {
  if (bytes > LARGEST) {
    refuse(
      'file',
      '工作簿大于 128 MB：请另存为 CSV，CSV 长度不限',
      'the workbook is larger than 128 MB: save it as CSV, which may be of any length',
    );
  }
  const first = await parse(source, HEAD);
  const heads = first.SheetNames.map((name, at): SheetHead => ({
    name,
    hidden: isHidden(first, at),
    rows: sheetRows(first, name, 0, 30),
    count: lastRowOf(first, name),
  }));
  const { chosen, warnings } = chooseSheet(heads, wanted);
  const sheet = first.SheetNames[chosen]!;
  const head = sheetRows(first, sheet, 0, HEAD);
  return {
    encoding: 'xls',
    sheet,
    addressed: true,
    warnings,
    head: async (most) =>
      most <= HEAD ? head.slice(0, most) : sheetRows(await parse(source, most), sheet, 0, most),
    async *batches(): AsyncGenerator<RawBatch> {
      const book = await parse(source);
      const { length } = cellsOf(book, sheet);
      for (let start = 0; start < length; start += BATCH)
        yield { rows: sheetRows(book, sheet, start, start + BATCH) };
    },
  };
}

export const xls: Reader = {
  format: 'xls',
  recognises: ({ head }) => head.subarray(0, 8).toString('hex') === OLE,
  open,
};

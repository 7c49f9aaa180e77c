// Reader of XLS workbooks (BIFF5, BIFF8) in their OLE container.
import * as XLSX from '@e965/xlsx';
import * as codepages from '@e965/xlsx/dist/cpexcel.full.mjs';
import type { WorkBook } from '@e965/xlsx';
import { readBytes } from './byte-source.ts';
import type { FileScan, RawTable, ReadOptions, Reader } from './define.ts';
import { refuse } from './refuse.ts';
import { parseWorkbook, workbookTable } from './workbook.ts';

/** A sheet of 65,536 rows takes 10 to 30 MB. */
const LARGEST = 128 * 1024 * 1024;
const OLE = 'd0cf11e0a1b11ae1';

// BIFF5 texts are in the code page of the computer that wrote them.
XLSX.set_cptable(codepages);

async function open(scan: FileScan, { sheet }: ReadOptions): Promise<RawTable> {
  if (scan.bytes > LARGEST) {
    refuse(
      'file',
      '工作簿大于 128 MB：请另存为 CSV，CSV 长度不限',
      'the workbook is larger than 128 MB: save it as CSV, which may be of any length',
    );
  }
  let book: WorkBook;
  try {
    book = parseWorkbook(await readBytes(scan.source));
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
  return workbookTable(book, 'xls', sheet);
}

export const xls: Reader = {
  format: 'xls',
  recognises: ({ head }) => head.subarray(0, 8).toString('hex') === OLE,
  open,
};

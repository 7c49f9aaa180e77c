// Workbooks older than BIFF8 (Excel 95 and before), which SheetJS reads.
import * as XLSX from '@e965/xlsx';
import { readBytes, type ByteSource } from '../byte-source.ts';
import type { RawTable, ReadOptions } from '../define.ts';
import { noFacts, tableFacts } from '../sheet-facts.ts';
import { chooseSheet, type SheetHead } from '../sheets.ts';
import { batchesOf } from './batches.ts';
import { lastRowOf, parseWorkbook, sheetRows } from './old-workbook.ts';

/** Opens such a workbook; it holds at most 16,384 rows and is parsed once. Throws what the library throws. */
export async function openOld(source: ByteSource, { sheet: wanted }: ReadOptions): Promise<RawTable> {
  // Their texts are in the code page of the computer that wrote them; the tables of these are large, and seldom wanted.
  XLSX.set_cptable(await import('@e965/xlsx/dist/cpexcel.full.mjs'));
  const book = parseWorkbook(await readBytes(source));
  const heads = book.SheetNames.map((name, at): SheetHead => ({
    name,
    hidden: (book.Workbook?.Sheets?.[at]?.Hidden ?? 0) !== 0,
    rows: sheetRows(book, name, 0, 30),
    count: lastRowOf(book, name),
  }));
  const { chosen, warnings, sheets } = chooseSheet(heads, wanted);
  const sheet = book.SheetNames[chosen]!;
  return {
    encoding: 'xls',
    sheet,
    addressed: true,
    warnings,
    facts: () => tableFacts(noFacts(), [], { sheets }),
    head: async (most) => sheetRows(book, sheet, 0, most),
    async *batches() {
      yield* batchesOf(sheetRows(book, sheet, 0, Number.POSITIVE_INFINITY));
    },
  };
}

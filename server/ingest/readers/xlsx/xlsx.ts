// Reader of XLSX and XLSM workbooks: one sheet streamed out of the archive, its memory bounded by the shared texts.
import { VinetraceError } from '#contract/errors.ts';
import type { OfficeTrait } from '#contract/traits.ts';
import { addNote } from '../../notes.ts';
import type { ByteSource } from '../byte-source.ts';
import type { FileScan, RawBatch, RawTable, ReadOptions, Reader } from '../define.ts';
import { refuse } from '../refuse.ts';
import { hiddenNotes, noFacts, tableFacts } from '../sheet-facts.ts';
import { chooseSheet, type SheetHead } from '../sheets.ts';
import { openParts, type Archive } from './archive.ts';
import { officeOf } from './office.ts';
import { readSharedStrings, type SharedStrings } from './shared-strings.ts';
import { SheetRows } from './sheet-rows.ts';
import { readWorkbook, type Sheet, type Workbook } from './workbook-part.ts';
import { parseXml } from './xml.ts';

const BATCH = 1_000;
/** Rows by which a sheet is told from others. */
const HEAD = 30;
const ROW = Buffer.from('<row');
/** A part of more bytes is not looked through for a number that is only shown. */
const COUNTED = 64 * 1024 * 1024;

const damaged = (error: unknown): never => {
  if (error instanceof VinetraceError) throw error;
  return refuse(
    'file',
    '工作簿已损坏：请用表格软件打开后重新保存',
    'the workbook is damaged: open it in a spreadsheet and save it again',
    error,
  );
};

/** An archive for as long as something is read from it. */
async function* withArchive<T>(
  source: ByteSource,
  read: (archive: Archive) => AsyncGenerator<T>,
): AsyncGenerator<T> {
  let archive: Archive | undefined;
  try {
    archive = await openParts(source);
    yield* read(archive);
  } catch (error) {
    damaged(error);
  } finally {
    archive?.close();
  }
}

async function* sheetBatches(archive: Archive, sheet: Sheet, rows: SheetRows): AsyncGenerator<RawBatch> {
  for await (const _ of parseXml(archive.stream(sheet.part), rows))
    if (rows.waiting >= BATCH) yield rows.take();
  if (rows.waiting > 0) yield rows.take();
}

/** The first rows of a sheet, and the last row that it says it has. */
async function firstRows(archive: Archive, sheet: Sheet, rows: SheetRows, most: number): Promise<string[][]> {
  const found: string[][] = [];
  for await (const _ of parseXml(archive.stream(sheet.part), rows)) {
    if (rows.waiting > 0) found.push(...rows.take().rows);
    if (found.length >= most) break;
  }
  return found.slice(0, most);
}

async function stringsOf(archive: Archive, book: Workbook, wanted?: number): Promise<SharedStrings> {
  const { sharedStrings: part } = book;
  if (part === undefined || wanted === 0) return () => undefined;
  return readSharedStrings(archive.stream(part), archive.size(part), wanted);
}

/** The first rows of sheets; of the shared texts no more is read than these rows use. */
async function heads(
  archive: Archive,
  book: Workbook,
  sheets: readonly Sheet[],
  most: number,
): Promise<{ rows: string[][]; declaredRows: number }[]> {
  let wanted = 0;
  const note = (index: number): string => {
    wanted = Math.max(wanted, index + 1);
    return '-';
  };
  for (const sheet of sheets) await firstRows(archive, sheet, new SheetRows(note, [], false), most);
  const strings = await stringsOf(archive, book, wanted);
  const found: { rows: string[][]; declaredRows: number }[] = [];
  for (const sheet of sheets) {
    const reader = new SheetRows(strings, book.formats, book.date1904);
    found.push({
      rows: await firstRows(archive, sheet, reader, most),
      declaredRows: reader.facts.declaredRows,
    });
  }
  return found;
}

/** Rows of a sheet that does not say how many it has: its row elements counted, where that takes no time. */
async function countRows(archive: Archive, { part }: Sheet): Promise<number> {
  if (archive.size(part) > COUNTED) return 0;
  let rows = 0;
  let rest = Buffer.alloc(0);
  for await (const piece of archive.stream(part)) {
    const bytes = Buffer.concat([rest, piece]);
    for (let at = bytes.indexOf(ROW); at !== -1; at = bytes.indexOf(ROW, at + ROW.length)) rows += 1;
    rest = bytes.subarray(bytes.length - ROW.length + 1);
  }
  return rows;
}

/** What of a workbook is known before a sheet is read. */
async function look(archive: Archive): Promise<{ book: Workbook; sheets: SheetHead[]; office: OfficeTrait }> {
  const book = await readWorkbook(archive);
  const found = await heads(archive, book, book.sheets, HEAD);
  const sheets: SheetHead[] = [];
  for (const [at, sheet] of book.sheets.entries()) {
    const { rows, declaredRows } = found[at]!;
    const isLonger = declaredRows === 0 && rows.length >= HEAD && book.sheets.length > 1;
    const count = isLonger ? await countRows(archive, sheet) : declaredRows;
    sheets.push({ name: sheet.name, hidden: sheet.hidden, rows, count });
  }
  return { book, sheets, office: await officeOf(archive) };
}

/** What one reading of an archive gives. */
async function once<T>(source: ByteSource, read: (archive: Archive) => Promise<T>): Promise<T> {
  const reading = withArchive(source, async function* (archive) {
    yield await read(archive);
  });
  const { value } = await reading.next();
  await reading.return(undefined);
  return value as T;
}

async function open({ source }: FileScan, { sheet: wanted }: ReadOptions): Promise<RawTable> {
  const { book, sheets, office } = await once(source, look);
  const { chosen, warnings, sheets: named } = chooseSheet(sheets, wanted);
  const sheet = book.sheets[chosen]!;
  let facts = noFacts();
  return {
    encoding: 'xlsx',
    sheet: sheet.name,
    addressed: true,
    warnings,
    facts: () => tableFacts(facts, book.formats, { sheets: named, office }),
    head: async (most) => (await once(source, (archive) => heads(archive, book, [sheet], most)))[0]!.rows,
    batches: () =>
      withArchive(source, async function* (archive) {
        const rows = new SheetRows(await stringsOf(archive, book), book.formats, book.date1904);
        yield* sheetBatches(archive, sheet, rows);
        ({ facts } = rows);
        for (const note of hiddenNotes(facts)) addNote(warnings, note);
      }),
  };
}

export const xlsx: Reader = {
  format: 'xlsx',
  recognises: ({ head }) => head.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004',
  open,
};

// Reader of XLS workbooks in their OLE container: BIFF8 here, older ones by SheetJS.
import { VinetraceError } from '#contract/errors.ts';
import type { OfficeTrait } from '#contract/traits.ts';
import { addNote } from '../../notes.ts';
import { readBytes, type ByteSource } from '../byte-source.ts';
import type { FileScan, RawTable, ReadOptions, Reader } from '../define.ts';
import { refuse } from '../refuse.ts';
import { hiddenNotes, noFacts, tableFacts } from '../sheet-facts.ts';
import { chooseSheet, type SheetHead } from '../sheets.ts';
import { batchesOf } from './batches.ts';
import { openContainer } from './container.ts';
import { isBiff8, readGlobals, type Globals, type XlsSheet } from './globals.ts';
import { officeOf } from './office.ts';
import { openOld } from './old.ts';
import { readSheet, type XlsRows } from './sheet-rows.ts';
import { sharedTexts } from './strings.ts';

/** A sheet of 65,536 rows takes 10 to 30 MB. */
const LARGEST = 128 * 1024 * 1024;
const OLE = 'd0cf11e0a1b11ae1';
/** Rows by which a sheet is told from others. */
const HEAD = 30;

const locked = (cause?: unknown): never =>
  refuse(
    'file',
    '工作簿有密码：请另存一份不带密码的',
    'the workbook is locked by a password: save a copy without it',
    cause,
  );

/** What went wrong with a workbook, said to people. */
async function orRefuse<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof VinetraceError) throw error;
    if (error instanceof Error && /password|encrypt/i.test(error.message)) return locked(error);
    return refuse(
      'file',
      '工作簿已损坏：请用表格软件打开后重新保存',
      'the workbook is damaged: open it in a spreadsheet and save it again',
      error,
    );
  }
}

/** A workbook out of its container. */
interface Opened {
  stream: Buffer;
  office: OfficeTrait;
}

/** The workbook's stream in its container; undefined for one that is not BIFF8. */
function streamOf(bytes: Buffer): Opened | undefined {
  const container = openContainer(bytes);
  if (container.stream('EncryptedPackage') !== undefined) locked();
  const stream = container.stream('Workbook');
  return stream !== undefined && isBiff8(stream) ? { stream, office: officeOf(container) } : undefined;
}

/** The first rows of some sheets, all of them unless told otherwise; of the shared texts no more is read than they use. */
function readSheets(
  stream: Buffer,
  { shared, formats, date1904 }: Globals,
  sheets: readonly XlsSheet[],
  most?: number,
): XlsRows[] {
  let wanted = most === undefined ? Number.POSITIVE_INFINITY : 0;
  if (most !== undefined) {
    const note = (index: number): string => {
      wanted = Math.max(wanted, index + 1);
      return '-';
    };
    for (const { at } of sheets) readSheet(stream, at, { strings: note, formats, date1904 }, most);
  }
  const texts =
    shared === undefined || wanted === 0 ? [] : sharedTexts(stream, shared.at, shared.length, wanted);
  const strings = (index: number): string | undefined => texts[index];
  return sheets.map(({ at }) => readSheet(stream, at, { strings, formats, date1904 }, most));
}

async function open(scan: FileScan, options: ReadOptions): Promise<RawTable> {
  if (scan.bytes > LARGEST) {
    refuse(
      'file',
      '工作簿大于 128 MB：请另存为 CSV，CSV 长度不限',
      'the workbook is larger than 128 MB: save it as CSV, which may be of any length',
    );
  }
  return orRefuse(async () => {
    const opened = streamOf(await readBytes(scan.source));
    return opened === undefined ? openOld(scan.source, options) : openBiff8(scan.source, opened, options);
  });
}

function openBiff8(source: ByteSource, { stream, office }: Opened, { sheet: wanted }: ReadOptions): RawTable {
  const globals = readGlobals(stream);
  if (globals.locked) locked();
  const heads = readSheets(stream, globals, globals.sheets, HEAD).map(({ rows, facts }, at): SheetHead => ({
    name: globals.sheets[at]!.name,
    hidden: globals.sheets[at]!.hidden,
    rows: Array.from(rows, (row) => row ?? []),
    count: facts.declaredRows,
  }));
  const { chosen, warnings, sheets } = chooseSheet(heads, wanted);
  const sheet = globals.sheets[chosen]!;
  /** Kept until the first rows were asked for, which is at once. */
  let held: Buffer | undefined = stream;
  let facts = noFacts();
  const read = async (most?: number): Promise<XlsRows> =>
    orRefuse(async () => {
      const bytes = held ?? streamOf(await readBytes(source))!.stream;
      held = undefined;
      return readSheets(bytes, globals, [sheet], most)[0]!;
    });
  return {
    encoding: 'xls',
    sheet: sheet.name,
    addressed: true,
    warnings,
    facts: () => tableFacts(facts, globals.formats, { sheets, office }),
    head: async (most) => Array.from((await read(most)).rows, (row) => row ?? []),
    async *batches() {
      const found = await read();
      ({ facts } = found);
      yield* batchesOf(found.rows, found.faults);
      for (const note of hiddenNotes(facts)) addNote(warnings, note);
    },
  };
}

export const xls: Reader = {
  format: 'xls',
  recognises: ({ head }) => head.subarray(0, 8).toString('hex') === OLE,
  open,
};

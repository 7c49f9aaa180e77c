// What a BIFF8 workbook says of itself: its sheets, number formats, the year its days count from, where the shared texts lie.
import { GENERAL, numberFormat, type NumberFormat } from '../cell-text.ts';
import { BrokenStream, eachRecord, RECORD } from './records.ts';
import { textAt } from './strings.ts';

/** A sheet in the order of the workbook. */
export interface XlsSheet {
  name: string;
  hidden: boolean;
  /** Where its substream begins. */
  at: number;
}

export interface Globals {
  sheets: XlsSheet[];
  date1904: boolean;
  /** By a cell's style. */
  formats: NumberFormat[];
  shared?: { at: number; length: number };
  locked: boolean;
}

/** Whether a stream is BIFF8. */
export const isBiff8 = (stream: Buffer): boolean =>
  stream.length > 8 && stream.readUInt16LE(0) === RECORD.begin && stream.readUInt16LE(4) === 0x0600;

/** Reads the first substream of a workbook. Throws `BrokenStream`, or RangeError for a record shorter than its kind. */
export function readGlobals(stream: Buffer): Globals {
  const codes = new Map<number, string>();
  const styles: number[] = [];
  const globals: Globals = { sheets: [], date1904: false, formats: [], locked: false };
  eachRecord(stream, 0, (kind, at, length) => {
    if (kind === RECORD.filePass) {
      globals.locked = true;
      return true;
    }
    if (kind === RECORD.dateMode) globals.date1904 = stream.readUInt16LE(at) === 1;
    else if (kind === RECORD.format) codes.set(stream.readUInt16LE(at), textAt(stream, at + 2, 2));
    else if (kind === RECORD.extendedFormat) styles.push(stream.readUInt16LE(at + 2));
    else if (kind === RECORD.sharedStrings) globals.shared = { at, length };
    else if (kind === RECORD.boundSheet && stream.readUInt8(at + 5) === 0) {
      const start = stream.readUInt32LE(at);
      if (start >= stream.length) throw new BrokenStream('a sheet lies behind the end');
      const hidden = (stream.readUInt8(at + 4) & 3) !== 0;
      globals.sheets.push({ name: textAt(stream, at + 6, 1), hidden, at: start });
    }
    return false;
  });
  globals.formats = styles.map((id) => (id === 0 ? GENERAL : numberFormat(id, codes.get(id))));
  return globals;
}

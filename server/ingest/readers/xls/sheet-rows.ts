// The rows of one BIFF8 sheet, which holds at most 65,536 of them: cells come in any order and are put in their place.
import { both } from '#contract/text.ts';
import { GENERAL, numberText, type NumberFormat } from '../cell-text.ts';
import type { RowFault } from '../define.ts';
import { countStyle, noFacts, type SheetFacts } from '../sheet-facts.ts';
import { eachRecord, ERRORS, RECORD, rkNumber } from './records.ts';
import { textAt } from './strings.ts';

/** What a sheet is read with. */
export interface XlsContext {
  strings: (index: number) => string | undefined;
  formats: readonly NumberFormat[];
  date1904: boolean;
}

/** A sheet that was read: rows without cells are missing. */
export interface XlsRows {
  rows: string[][];
  faults: Map<number, RowFault>;
  facts: SheetFacts;
}

const lost = (column: number): RowFault => ({
  reason: both(
    `第 ${column + 1} 列的文字已丢失：请在原文件中补上`,
    `the text of column ${column + 1} is lost in the file: fill it in`,
  ),
  soundIfFits: false,
});

/**
 * Reads the sheet whose substream begins at `start`, the first `most` rows of it. Throws `BrokenStream`, or RangeError for a
 * record shorter than its kind.
 */
export function readSheet(
  stream: Buffer,
  start: number,
  { strings, formats, date1904 }: XlsContext,
  most = Number.POSITIVE_INFINITY,
): XlsRows {
  const rows: string[][] = [];
  const faults = new Map<number, RowFault>();
  const facts = noFacts();
  /** Where the text of the formula read last belongs. */
  let pending: { line: number; column: number } | undefined;

  const put = (line: number, column: number, text: string): void => {
    if (text === '' || line >= most) return;
    const row = (rows[line] ??= []);
    while (row.length < column) row.push('');
    row[column] = text;
  };
  const putNumber = (line: number, column: number, style: number, value: number): void => {
    if (line >= most) return;
    countStyle(facts, column, style);
    put(line, column, numberText(value, formats[style] ?? GENERAL, date1904));
  };
  const putFormula = (line: number, column: number, style: number, at: number): void => {
    if (stream.readUInt16LE(at + 6) !== 0xffff) putNumber(line, column, style, stream.readDoubleLE(at));
    else {
      const [kind, value] = [stream.readUInt8(at), stream.readUInt8(at + 2)];
      if (kind === 0) pending = { line, column };
      else if (kind === 1) put(line, column, value === 0 ? 'FALSE' : 'TRUE');
      else if (kind === 2) put(line, column, ERRORS[value] ?? '#N/A');
    }
  };

  eachRecord(stream, start, (kind, at, length) => {
    switch (kind) {
      case RECORD.labelShared: {
        const [line, column] = [stream.readUInt16LE(at), stream.readUInt16LE(at + 2)];
        if (line >= most) return;
        const text = strings(stream.readUInt32LE(at + 6));
        if (text === undefined) faults.set(line, lost(column));
        put(line, column, text ?? '\uFFFD');
        return;
      }
      case RECORD.number:
        putNumber(
          stream.readUInt16LE(at),
          stream.readUInt16LE(at + 2),
          stream.readUInt16LE(at + 4),
          stream.readDoubleLE(at + 6),
        );
        return;
      case RECORD.rk:
        putNumber(
          stream.readUInt16LE(at),
          stream.readUInt16LE(at + 2),
          stream.readUInt16LE(at + 4),
          rkNumber(stream, at + 6),
        );
        return;
      case RECORD.mulRk: {
        const [line, first] = [stream.readUInt16LE(at), stream.readUInt16LE(at + 2)];
        for (
          let cell = 0;
          cell * 6 + 10 < length + 4 && at + 4 + cell * 6 + 6 <= at + length - 2;
          cell += 1
        ) {
          const place = at + 4 + cell * 6;
          putNumber(line, first + cell, stream.readUInt16LE(place), rkNumber(stream, place + 2));
        }
        return;
      }
      case RECORD.label:
      case RECORD.richString: {
        const line = stream.readUInt16LE(at);
        if (line < most) put(line, stream.readUInt16LE(at + 2), textAt(stream, at + 6, 2));
        return;
      }
      case RECORD.formula:
        putFormula(stream.readUInt16LE(at), stream.readUInt16LE(at + 2), stream.readUInt16LE(at + 4), at + 6);
        return;
      case RECORD.string:
        if (pending !== undefined) put(pending.line, pending.column, textAt(stream, at, 2));
        pending = undefined;
        return;
      case RECORD.boolError: {
        const [value, isError] = [stream.readUInt8(at + 6), stream.readUInt8(at + 7) === 1];
        const text = isError ? (ERRORS[value] ?? '#N/A') : value === 0 ? 'FALSE' : 'TRUE';
        put(stream.readUInt16LE(at), stream.readUInt16LE(at + 2), text);
        return;
      }
      case RECORD.row:
        if ((stream.readUInt16LE(at + 12) & 0x20) !== 0) facts.hiddenRows += 1;
        return;
      case RECORD.columnInfo:
        if ((stream.readUInt16LE(at + 8) & 1) === 1) {
          const last = Math.min(stream.readUInt16LE(at + 2), 255);
          for (let column = stream.readUInt16LE(at); column <= last; column += 1)
            facts.hiddenColumns.push(column + 1);
        }
        return;
      case RECORD.mergedCells:
        facts.merged += stream.readUInt16LE(at);
        return;
      case RECORD.dimensions:
        facts.declaredRows = stream.readUInt32LE(at + 4);
        return;
      default:
    }
  });
  return { rows, faults, facts };
}

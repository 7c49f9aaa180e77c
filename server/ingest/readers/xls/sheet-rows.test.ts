// Records of a BIFF8 sheet that SheetJS does not write: formulas with texts, several numbers in one, hidden rows, merged cells, charts within.
import { expect, it } from 'vitest';
import { numberFormat } from '../cell-text.ts';
import { RECORD } from './records.ts';
import { readSheet } from './sheet-rows.ts';

const u16 = (...values: readonly number[]): Buffer => {
  const buffer = Buffer.alloc(values.length * 2);
  for (const [at, value] of values.entries()) buffer.writeUInt16LE(value, at * 2);
  return buffer;
};
const i32 = (value: number): Buffer => {
  const buffer = Buffer.alloc(4);
  buffer.writeInt32LE(value);
  return buffer;
};
const f64 = (value: number): Buffer => {
  const buffer = Buffer.alloc(8);
  buffer.writeDoubleLE(value);
  return buffer;
};
const record = (kind: number, ...data: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(data);
  return Buffer.concat([u16(kind, body.length), body]);
};
const whole = (value: number): Buffer => i32((value << 2) | 2);
const [begin, end] = [record(RECORD.begin, u16(0x0600, 0x0010)), record(RECORD.eof)];
const SPECIAL = 0xffff;

const sheet = Buffer.concat([
  begin,
  record(RECORD.dimensions, i32(0), i32(3), u16(0, 4, 0)),
  record(RECORD.columnInfo, u16(1, 2, 0, 0, 1, 0)),
  record(RECORD.row, u16(0, 0, 4, 255, 0, 0, 0x20, 0)),
  record(RECORD.mulRk, u16(0, 0, 0), whole(7), u16(1), whole(41_700), u16(1)),
  record(RECORD.formula, u16(2, 0, 0, 0, 0, 0, SPECIAL)),
  begin,
  record(RECORD.number, u16(9, 9, 0), f64(9)),
  end,
  record(RECORD.string, u16(2), Buffer.from([1]), Buffer.from('张三', 'utf16le')),
  record(RECORD.formula, u16(2, 1, 0), f64(0.5), u16(0)),
  record(RECORD.formula, u16(2, 2, 0, 1, 1, 0, SPECIAL)),
  record(RECORD.formula, u16(2, 3, 0, 2, 0x2a, 0, SPECIAL)),
  record(RECORD.boolError, u16(1, 3, 0), Buffer.from([7, 1])),
  record(RECORD.mergedCells, u16(1, 0, 0, 0, 3)),
  end,
]);

const context = { strings: () => undefined, formats: [numberFormat(0), numberFormat(14)], date1904: false };

it('reads cells of every record at their places, and what is hidden and merged', () => {
  const { rows, facts } = readSheet(sheet, 0, context);
  expect(rows).toEqual([
    ['7', '2014-03-02'],
    ['', '', '', '#DIV/0!'],
    ['张三', '0.5', 'TRUE', '#N/A'],
  ]);
  expect(facts).toMatchObject({ declaredRows: 3, hiddenRows: 1, hiddenColumns: [2, 3], merged: 1 });
});

it('reads no more rows than are asked for', () => {
  expect(readSheet(sheet, 0, context, 1).rows).toEqual([['7', '2014-03-02']]);
});

it('takes a sheet without an end for broken', () => {
  expect(() => readSheet(sheet.subarray(0, sheet.length - 4), 0, context)).toThrow('no end');
});

// Shared texts of BIFF8 that go on over records, as Excel splits them: the width of characters may change on the way.
import { describe, expect, it } from 'vitest';
import { RECORD, rkNumber } from './records.ts';
import { sharedTexts } from './strings.ts';

const record = (kind: number, ...data: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(data);
  const head = Buffer.alloc(4);
  head.writeUInt16LE(kind, 0);
  head.writeUInt16LE(body.length, 2);
  return Buffer.concat([head, body]);
};
const bytes = (...values: readonly number[]): Buffer => Buffer.from(values);
const wide = (text: string): Buffer => Buffer.from(text, 'utf16le');
const narrow = (text: string): Buffer => Buffer.from(text, 'latin1');

describe('shared texts', () => {
  const stream = Buffer.concat([
    // Three texts; the first is split where Latin-1 becomes UTF-16, the second is rich with a phonetic guide over the end.
    record(RECORD.sharedStrings, bytes(9, 0, 0, 0, 3, 0, 0, 0, 6, 0, 0), narrow('abc')),
    record(RECORD.continued, bytes(1), wide('张三é'), bytes(2, 0, 1 | 4 | 8, 1, 0, 6, 0, 0, 0), wide('李四')),
    record(RECORD.continued, bytes(0, 0, 0, 0, 9, 9, 9)),
    record(RECORD.continued, bytes(9, 9, 9, 1, 0, 0), narrow('x')),
  ]);
  const length = stream.readUInt16LE(2);

  it('are put together, formats and guides passed over', () => {
    expect(sharedTexts(stream, 4, length)).toEqual(['abc张三é', '李四', 'x']);
    expect(sharedTexts(stream, 4, length, 1)).toEqual(['abc张三é']);
  });

  it('that break off are an error, however many they say they are', () => {
    const lying = Buffer.from(stream);
    lying.writeUInt32LE(0xffff_ffff, 8);
    expect(() => sharedTexts(lying, 4, length)).toThrow('break off');
  });
});

it.each([
  [0x3ff0_0000, 1],
  [0x3ff0_0001, 0.01],
  [(123_456 << 2) | 2, 123_456],
  [(123_456 << 2) | 3, 1_234.56],
  [(-7 << 2) | 2, -7],
])('numbers of four bytes: %d', (bits, value) => {
  const buffer = Buffer.alloc(4);
  buffer.writeInt32LE(bits | 0);
  expect(rkNumber(buffer, 0)).toBe(value);
});

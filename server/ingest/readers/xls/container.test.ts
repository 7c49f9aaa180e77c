// Containers as another program writes them, and such whose chains and names turn back on themselves.
import * as XLSX from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { openContainer } from './container.ts';

const content = (length: number): Buffer =>
  Buffer.from(Uint8Array.from({ length }, (_, at) => (at * 7) % 251));

/** A container with streams of these sizes, each called by its size. */
function written(sizes: readonly number[]): Buffer {
  const made = XLSX.CFB.utils.cfb_new();
  for (const size of sizes) XLSX.CFB.utils.cfb_add(made, `/S${size}`, content(size));
  return Buffer.from(XLSX.CFB.write(made, { type: 'buffer' }) as Uint8Array);
}

const [TABLE_AT, DIRECTORY_AT] = [76, 48];
/** Where a sector begins, and where the table says which one follows it. */
const at = (sector: number): number => (sector + 1) * 512;
const nextAt = (bytes: Buffer, sector: number): number => at(bytes.readInt32LE(TABLE_AT)) + sector * 4;

describe('a container', () => {
  it.each([[[1, 63, 64, 65, 4095, 4096, 4097]], [[100_000, 12]], [[8_000_000, 5000, 300]]])(
    'gives the streams that were written, %j',
    (sizes) => {
      const container = openContainer(written(sizes));
      for (const size of sizes)
        expect([size, container.stream(`s${size}`)?.equals(content(size))]).toEqual([size, true]);
      expect(container.stream('none')).toBeUndefined();
    },
  );

  it('ends with what is there where the file was cut', () => {
    const bytes = written([100_000]);
    const found = openContainer(bytes).stream('S100000')!;
    expect(found.length).toBe(100_000);
    expect(() => openContainer(bytes.subarray(0, 300))).toThrow(/no header/);
    expect(() => openContainer(Buffer.alloc(4096))).toThrow(/no header/);
  });

  it('refuses a stream whose sectors turn back on themselves, wherever it joins them', () => {
    const bytes = written([100_000]);
    const directory = bytes.readInt32LE(DIRECTORY_AT);
    const entry = [1, 2, 3].map((n) => at(directory) + n * 128).find((place) => bytes[place] === 0x53)!;
    const start = bytes.readInt32LE(entry + 116);
    bytes.writeInt32LE(start, nextAt(bytes, start + 3));
    // As large as its size says it is, there is no end before that.
    bytes.writeUInt32LE(0xff_ff_ff_00, entry + 120);
    expect(() => openContainer(bytes).stream('S100000')).toThrow(/turns back/);
    bytes.writeInt32LE(directory, nextAt(bytes, directory));
    expect(() => openContainer(bytes)).toThrow(/turns back/);
  });

  it('meets each name once, however they point at one another', () => {
    const bytes = written([10, 5000]);
    const directory = at(bytes.readInt32LE(DIRECTORY_AT));
    for (const number of [1, 2, 3])
      for (const [place, other] of [
        [68, (number % 3) + 1],
        [72, number],
        [76, 0],
      ] as const)
        bytes.writeInt32LE(other, directory + number * 128 + place);
    const container = openContainer(bytes);
    expect(container.stream('S5000')?.equals(content(5000))).toBe(true);
  });

  it('refuses a table of sectors that turns back on itself', () => {
    const bytes = written([8_000_000]);
    const more = bytes.readInt32LE(68);
    expect(more).toBeGreaterThanOrEqual(0);
    bytes.writeInt32LE(more, at(more) + 508);
    expect(() => openContainer(bytes)).toThrow(/turns back/);
  });
});

// Shared texts give the same whether they are kept as they are or packed, and no more are read than are wanted.
import { describe, expect, it } from 'vitest';
import { stringsXml } from '../../../../scripts/fixtures/workbook-parts.ts';
import { readSharedStrings } from './shared-strings.ts';

const text = (at: number): string => (at % 3 === 0 ? '' : `第${at}条 text ${'x'.repeat(at % 50)}`);
const COUNT = 70_000;
const xml = stringsXml(
  Array.from({ length: COUNT }, (_, at) => `<si><t xml:space="preserve">${text(at)}</t></si>`).join(''),
);

async function* pieces(read: { bytes: number }): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(xml);
  for (let start = 0; start < bytes.length; start += 10_007) {
    read.bytes = start;
    yield bytes.subarray(start, start + 10_007);
  }
}

describe('shared texts', () => {
  it.each([
    ['kept as they are', 1],
    ['packed', 1 << 30],
  ])('%s', async (_, size) => {
    const strings = await readSharedStrings(pieces({ bytes: 0 }), size);
    const found = Array.from({ length: COUNT }, (_text, at) => strings(at));
    expect(found.every((one, at) => one === text(at))).toBe(true);
    expect([strings(COUNT), strings(Number.NaN)]).toEqual([undefined, undefined]);
  });

  it('no further than wanted', async () => {
    const read = { bytes: 0 };
    const strings = await readSharedStrings(pieces(read), 1, 100);
    expect(strings(99)).toBe(text(99));
    expect(read.bytes).toBeLessThan(20_000);
  });
});

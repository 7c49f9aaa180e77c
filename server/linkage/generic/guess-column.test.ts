// What columns are taken for, by their values.
import { describe, expect, it } from 'vitest';
import { guessColumn } from './guess-column.ts';

const many = (make: (n: number) => string, count = 60): string[] =>
  Array.from({ length: count }, (_, n) => make(n));
const guess = (name: string, ...cells: string[][]): string => {
  const found = guessColumn({ name, cells });
  return 'compare' in found ? found.compare : `left out: ${found.leftOut.en}`;
};

describe('guessColumn', () => {
  it.each([
    ['born', many((n) => `19${10 + n}-0${1 + (n % 9)}-1${n % 9}`), 'date'],
    ['date_of_birth', many((n) => `19${10 + n}0${1 + (n % 9)}1${n % 9}`), 'date'],
    ['price', many((n) => `${n * 7},${10 + n}`), 'number'],
    ['telephone', many((n) => `+49 170 ${n * 977}`), 'number'],
    ['state', many((n) => ['nsw', 'vic', 'qld'][n % 3]!), 'exact'],
    ['surname', many((n) => `${'abcdefgh'[n % 8]}${'uvwxyz'[n % 6]}on${'abcdefg'[n % 7]}`), 'text'],
  ])('%s', (name, cells, kind) => expect(guess(name, cells)).toBe(kind));

  it('leaves out what numbers the rows of each file', () => {
    expect(
      guess(
        'nr',
        many((n) => String(n + 1)),
        many((n) => String(n + 1)),
      ),
    ).toMatch(/serial/);
    expect(
      guess(
        'rec_id',
        many((n) => `rec-${n * 13}-org`),
        many((n) => `rec-${n * 13}-dup-0`),
      ),
    ).toMatch(/serial/);
    expect(
      guess(
        'key',
        many((n) => `${n * n * 31 + 7}x`),
      ),
    ).toMatch(/serial/);
  });

  it('keeps numbers that people bear', () => {
    const bear = (n: number): string => String(4_000_000 + n * n * 331);
    expect(
      guess(
        'soc_sec_id',
        many(bear),
        many((n) => bear(n + 20)),
      ),
    ).toBe('number');
  });

  it('leaves out free text and what is the same everywhere', () => {
    expect(
      guess(
        '备注',
        many((n) => `第${n}次联系`),
      ),
    ).toMatch(/free/);
    expect(
      guess(
        'story',
        many((n) => `${'once upon a time '.repeat(8)}${n}`),
      ),
    ).toMatch(/free/);
    expect(
      guess(
        'country',
        many(() => 'cn'),
      ),
    ).toMatch(/nothing/);
  });
});

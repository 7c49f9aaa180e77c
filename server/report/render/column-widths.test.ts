// Columns on paper: they fill the page, no word of a heading breaks, and shares decide the rest.
import { describe, expect, it } from 'vitest';
import { columnWidths, type Measured } from './column-widths.ts';

const page: Measured = { width: 500, pad: 8, most: 96, widthOf: (word) => word.length * 6 };
const sum = (widths: readonly number[]): number => widths.reduce((a, b) => a + b, 0);

describe('the columns of a table', () => {
  it('go by their shares where every word has room', () => {
    const widths = columnWidths(
      [
        { title: 'Id', width: 1 },
        { title: 'Name', width: 4 },
      ],
      [['M01', 'x']],
      page,
    );
    expect(widths).toEqual([100, 400]);
  });

  it('are never narrower than the longest word, which the wide ones make room for', () => {
    const columns = ['Rank', 'Records', 'Threshold', 'Reached'].map((title) => ({ title, width: 1 }));
    const widths = columnWidths(
      [...columns, { title: 'What', width: 30 }],
      [['1', '2', '3', 'not', 'a b']],
      page,
    );
    expect(sum(widths)).toBeCloseTo(500);
    for (const [at, { title }] of columns.entries())
      expect(widths[at]).toBeGreaterThanOrEqual(title.length * 6 + 8);
  });

  it('of which codes are broken anywhere do not claim room for them', () => {
    const cells = [['f'.repeat(64), 'x']];
    const of = (isCode: boolean) =>
      columnWidths(
        [
          { title: 'Hash', width: 1, isCode },
          { title: 'What', width: 9 },
        ],
        cells,
        page,
      )[0];
    expect(of(true)).toBe(50);
    expect(of(false)).toBe(96);
  });
});

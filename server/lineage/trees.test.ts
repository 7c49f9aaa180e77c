// The trees give to the last digits what the library gives that fitted them, and their shares add up to the margin.
import { describe, expect, it } from 'vitest';
import model from './model.json' with { type: 'json' };
import recorded from './testing/scored-rows.json' with { type: 'json' };
import { forestOf, marginOf, sharesOf } from './trees.ts';

const every = (names: readonly string[]): number[] => names.map((_, at) => at);
const { first, second } = model.features;

describe.each([
  ['first', forestOf(model.first, every(first)), recorded.first],
  ['second', forestOf(model.second, every(second)), recorded.second],
] as const)('the %s stage', (_, forest, { rows, margins, shares }) => {
  it('gives the margins of the library', () => {
    rows.forEach((row, at) => expect(Math.abs(marginOf(forest, row) - margins[at]!)).toBeLessThan(1e-9));
  });

  it('splits them among the features as the library does, without a rest', () => {
    rows.forEach((row, at) => {
      const ours = [...sharesOf(forest, row), forest.base];
      ours.forEach((share, feature) => expect(Math.abs(share - shares[at]![feature]!)).toBeLessThan(1e-9));
      expect(ours.reduce((sum, share) => sum + share, 0)).toBeCloseTo(margins[at]!, 9);
    });
  });
});

describe('the other classes', () => {
  it('have the margins of the library, class by class', () => {
    const forest = forestOf(model.others, every(second));
    recorded.others.rows.forEach((row, at) => {
      recorded.others.margins[at]!.forEach((margin, kind) => {
        expect(Math.abs(marginOf(forest, row, kind, 5) - margin)).toBeLessThan(1e-9);
      });
    });
  });
});

describe('a tree', () => {
  // By hand: x ≤ 0 (3 of 4 rows) → 1, else y ≤ 0 (half) → 2 or 6.
  const forest = forestOf(
    {
      leaves: [3],
      feature: [0, 1],
      threshold: [0, 0],
      left: [-1, -2],
      right: [1, -3],
      value: [1, 2, 6],
      count: [6, 1, 1],
    },
    [0, 1],
  );

  it('goes left at the threshold itself', () => {
    expect(marginOf(forest, [0, 9])).toBe(1);
    expect(marginOf(forest, [1, 0])).toBe(2);
    expect(marginOf(forest, [1, 1])).toBe(6);
  });

  it('is shared as the mean over both orders of its features', () => {
    // Mean 1.75; x known: 4 (mean of 2 and 6); y known: 0.75·1 + 0.25·6 = 2.25; both: 6.
    const [x, y] = sharesOf(forest, [1, 1]);
    expect(forest.base).toBeCloseTo(1.75, 12);
    expect(x).toBeCloseTo((4 - 1.75 + (6 - 2.25)) / 2, 12);
    expect(y).toBeCloseTo((2.25 - 1.75 + (6 - 4)) / 2, 12);
  });
});

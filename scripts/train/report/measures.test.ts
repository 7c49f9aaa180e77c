// The figures of the report, on a case so small that they can be counted by hand.
import { expect, it } from 'vitest';
import { truthOf } from '../../simulate/truth.ts';
import { bestThreshold } from './baselines.ts';
import * as measures from './measures.ts';
import type { Said, Scored } from './scored.ts';

// 0 → 1 (hidden) → 2 and 3; 0 → 4; 2 and 4 → 5; 6 stands alone.
const truth = truthOf({
  parents: [[], [0], [1], [1], [0], [2, 4], []],
  ids: new Map([0, 2, 3, 4, 5, 6].map((number) => [number, `L${number}`])),
});
const pair = (child: number, parent: number, value: number): Scored => ({
  child: `L${child}`,
  parent: `L${parent}`,
  value,
});
const ranking = [
  pair(2, 0, 0.9),
  pair(3, 2, 0.8),
  pair(3, 0, 0.6),
  pair(4, 0, 0.97),
  pair(5, 2, 0.96),
  pair(5, 0, 0.7),
  pair(5, 4, 0.3),
  pair(6, 0, 0.5),
];
const said: Said = {
  truth,
  ranking,
  drawn: ranking.filter(({ value }) => value >= 0.5),
  notSeized: new Map([['L6', 0.5]]),
};

it('knows nearest sources, direct ones, kin', () => {
  expect([...truth.nearest.get('L2')!]).toEqual(['L0']);
  expect([...truth.direct.get('L2')!]).toEqual([]);
  expect(truth.kinship('L3', 'L2')).toBe('common');
  expect(truth.kinship('L5', 'L0')).toBe('farther');
  expect(truth.kinship('L0', 'L5')).toBe('reversed');
});

it('counts leaders and edges', () => {
  expect(measures.top1([said])).toMatchObject({ of: 3, n: 4 });
  const { precision, recall, f1 } = measures.edges([said]);
  expect(precision).toMatchObject({ of: 4, n: 7 });
  expect(recall).toMatchObject({ of: 4, n: 5 });
  expect(f1).toBeCloseTo(8 / 12);
  expect(measures.recallBy([said]).get('two sources')).toMatchObject({ of: 1, n: 2 });
  expect(measures.recallBy([said]).get('through hidden')).toMatchObject({ of: 2, n: 2 });
  expect(Object.fromEntries(measures.falseEdges([said]))).toEqual({ common: 1, farther: 1, unrelated: 1 });
});

it('counts what is claimed, and the lists that are left alone', () => {
  expect(measures.claims([said], 0.95)).toMatchObject({ of: 2, n: 2 });
  expect(measures.abstains([said])).toMatchObject({ of: 1, n: 2 });
  const { precision, recall } = measures.directOrCommon([said]);
  expect(precision).toMatchObject({ of: 4, n: 5 });
  expect(recall).toMatchObject({ of: 4, n: 5 });
});

it('measures calibration by bins of equal mass', () => {
  const of = (value: number, right: number, n: number) =>
    Array.from({ length: n }, (_, index) => ({ value, right: index < right }));
  expect(measures.calibrationError(of(0.8, 8, 10))).toBeCloseTo((8 * 0.2 + 2 * 0.8) / 10);
  const mixed = Array.from({ length: 100 }, (_, index) => ({ value: 0.8, right: index % 5 !== 0 }));
  expect(measures.calibrationError(mixed)).toBeCloseTo(0);
  expect(measures.calibrationError([...of(0.1, 10, 10), ...of(0.9, 10, 10)])).toBeCloseTo(0.5);
});

it('draws a baseline at its best threshold', () => {
  const isRight = ({ child, parent }: Scored): boolean => truth.nearest.get(child)!.has(parent);
  const threshold = bestThreshold([{ ranking, isRight, edges: 5 }]);
  // Five right of eight (10/13) beat four right of six (8/11).
  expect(threshold).toBe(0.3);
});

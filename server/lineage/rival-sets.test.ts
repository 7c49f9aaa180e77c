import { describe, expect, it } from 'vitest';
import { rivalSets } from './rival-sets.ts';

const of = (...chances: number[]): { chance: number }[] => chances.map((chance) => ({ chance }));
const said = (...chances: number[]): [number, number][] =>
  rivalSets(of(...chances)).map(({ rivals, weight }) => [rivals.length, weight]);

describe('the rivals that a candidate is weighed against', () => {
  it('are none where none is likely, and all that are likely', () => {
    expect(said()).toEqual([[0, 1]]);
    expect(said(0.1, 0.05)).toEqual([[0, 1]]);
    expect(said(0.9, 0.5)).toEqual([[2, 1]]);
    expect(said(0.9, 0.1)).toEqual([[1, 1]]);
  });

  it('are weighed by the thresholds that leave them', () => {
    const sets = said(0.9, 0.35, 0.25);
    expect(sets.map(([count]) => count)).toEqual([1, 2, 3]);
    for (const [i, weight] of [0.25, 0.5, 0.25].entries()) expect(sets[i]![1]).toBeCloseTo(weight, 12);
  });

  it('move as little as the chances', () => {
    const mean = (chance: number): number =>
      rivalSets(of(0.8, chance)).reduce((sum, { rivals, weight }) => sum + weight * rivals.length, 0);
    for (let chance = 0.1; chance < 0.5; chance += 0.01) {
      expect(Math.abs(mean(chance + 0.001) - mean(chance))).toBeLessThan(0.0051);
    }
    expect(mean(0.5) - mean(0.1)).toBeCloseTo(1, 12);
  });
});

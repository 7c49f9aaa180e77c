// How often the lineage engine is right on cases in memory that its weights never saw; what it costs is for the benchmarks.
import { describe, expect, it } from 'vitest';
import { PROFILES } from '../../scripts/simulate/parameters.ts';
import { simulate } from '../../scripts/simulate/simulate.ts';
import { engineSays } from '../../scripts/train/report/engine.ts';
import { edges, top1 } from '../../scripts/train/report/measures.ts';
import { inferLineage } from './infer.ts';

/** Of the seeds of development; those of the last measurement are left alone. */
const SEEDS = [590, 591, 592];
/** Small cases have few lists each, so there are more of them. */
const MORE = [...SEEDS, 593, 594, 595, 596, 597, 598];

/** Floors below what is measured, so that chance does not break them: nearest source first, edge F1. */
const FLOORS: Record<string, [number, number]> = {
  default: [0.9, 0.8],
  dated: [0.93, 0.82],
  hidden60: [0.82, 0.65],
  undated: [0.85, 0.72],
  'small case': [0.85, 0.68],
};

describe.each(Object.entries(FLOORS))('profile %s', (profile, [firstFloor, edgeFloor]) => {
  it('finds the nearest source and draws the edges', () => {
    const said = (profile === 'small case' ? MORE : SEEDS).map((seed) => {
      const { input, truth } = simulate(seed, PROFILES[profile]);
      return engineSays(input, truth);
    });
    expect(top1(said).value).toBeGreaterThanOrEqual(firstFloor);
    expect(edges(said).f1).toBeGreaterThanOrEqual(edgeFloor);
  });
});

describe('restraint', () => {
  it('seldom names a source for a list that has none', () => {
    let without = 0;
    let accused = 0;
    for (const seed of SEEDS) {
      const one = simulate(seed, { hidden: 0.6 });
      for (const { id, parents } of inferLineage(one.input).lists) {
        if (one.truth.nearest.get(id)!.size > 0) continue;
        without++;
        if (parents.length > 0) accused++;
      }
    }
    expect(without).toBeGreaterThan(15);
    expect(accused / without).toBeLessThan(0.25);
  });
});

// Which few of many sources some events come from: clear where they are, in doubt where they cannot be told apart.
import { describe, expect, it } from 'vitest';
import { mixtureOf } from './mixture.ts';

const NO = Number.NEGATIVE_INFINITY;
const events = (n: number, log: (i: number) => number): Float64Array =>
  Float64Array.from({ length: n }, (_, i) => log(i));
const prior = (sources: number): number[] => Array.from({ length: sources }, () => 0.05);

describe('a mixture', () => {
  it('finds the one source of many events', () => {
    const chances = [events(8, () => -2), events(8, (i) => (i < 3 ? -2 : NO)), events(8, () => NO)];
    const { probability, responsible } = mixtureOf(
      chances,
      events(8, () => -6),
      prior(3),
    );
    expect(probability[0]).toBeGreaterThan(0.95);
    expect(probability[1]).toBeLessThan(0.1);
    expect(probability[2]).toBe(0);
    for (const of of responsible) expect(of.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9);
  });

  it('cannot tell two equal sources apart, and says so', () => {
    const chances = [events(8, () => -2), events(8, () => -2), events(8, () => -9)];
    const mixture = mixtureOf(
      chances,
      events(8, () => -6),
      prior(3),
    );
    expect(mixture.probability[0]).toBeCloseTo(mixture.probability[1]!, 6);
    expect(mixture.probability[0]).toBeLessThan(0.6);
    expect(mixture.alike(0)).toEqual([1]);
  });

  it('finds two sources where each has events of its own', () => {
    const chances = [events(8, (i) => (i < 4 ? -2 : NO)), events(8, (i) => (i < 4 ? NO : -2))];
    const { probability, responsible } = mixtureOf(
      chances,
      events(8, () => -8),
      prior(2),
    );
    expect([...probability].every((one) => one > 0.9)).toBe(true);
    expect(responsible[0]![0]).toBeGreaterThan(0.9);
    expect(responsible[7]![1]).toBeGreaterThan(0.9);
  });

  it('finds many sources among many more, in a moment', { timeout: 30_000 }, () => {
    const [sources, each] = [12, 40];
    const chances = Array.from({ length: 200 }, (_, s) =>
      events(sources * each, (i) =>
        s < sources ? (i % sources === s ? -2 : NO) : i % 97 === s % 97 ? -3 : NO,
      ),
    );
    const { probability } = mixtureOf(
      chances,
      events(sources * each, () => -9),
      prior(200),
    );
    expect([...probability.subarray(0, sources)].every((one) => one > 0.9)).toBe(true);
    expect([...probability.subarray(sources)].every((one) => one < 0.1)).toBe(true);
  });

  it('accuses nobody where something else explains as well', () => {
    const { probability } = mixtureOf(
      [events(8, () => -3)],
      events(8, () => -3),
      prior(1),
    );
    expect(probability[0]).toBeLessThan(0.05);
  });

  it('answers without events, without sources, and for chances that are very small', () => {
    expect([
      ...mixtureOf(
        [events(0, () => 0)],
        events(0, () => 0),
        prior(1),
      ).probability,
    ]).toEqual([0]);
    expect(
      mixtureOf(
        [],
        events(2, () => -5),
        [],
      ).responsible.map(([none]) => none),
    ).toEqual([1, 1]);
    const far = mixtureOf(
      [events(3, () => -2000)],
      events(3, () => -3000),
      prior(1),
    );
    expect(far.probability[0]).toBeGreaterThan(0.99);
  });
});

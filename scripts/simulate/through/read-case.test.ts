// Simulated cases through the product's reader and linkage: no row is lost, and hardly anybody is taken for another.
import { describe, expect, it, vi } from 'vitest';
import { DEFAULT } from '../cases/parameters.ts';
import { writtenCase } from '../cases/written-case.ts';
import { truthOf } from '../truth.ts';
import { readCase } from './read-case.ts';

vi.setConfig({ testTimeout: 30_000 });

const one = writtenCase(31, {
  ...DEFAULT,
  lists: 16,
  roots: 4,
  complexes: 8,
  scale: 0.25,
  coverage: 0.5,
  oldWorkbooks: 0.15,
  canaries: 0.4,
});

describe('a case that was read', () => {
  it('has every row of every file, and the linkage that the product makes', async () => {
    const { input, stats } = await readCase(one);
    expect(stats.lost).toBe(0);
    expect(stats.rows).toBe(one.lists.reduce((sum, { chain }) => sum + chain.rows.length, 0));
    expect(input.lists.map(({ id }) => id)).toEqual(one.lists.map(({ id }) => id));
    expect(stats.linkRecall).toBeGreaterThan(0.9);
    expect(stats.linkPrecision).toBeGreaterThan(0.9);
    expect(input.canaries!.length).toBeGreaterThan(0);
    expect(input.canaries!.some(({ lists }) => lists.length > 0)).toBe(true);
  });

  it('takes the truth for the linkage, or for the dates, where an oracle is asked', async () => {
    const linked = await readCase(one, 'true linkage');
    expect(linked.stats).toMatchObject({ linkRecall: 1, linkPrecision: 1 });
    const { input } = await readCase(one, 'true order');
    const days = new Map(input.lists.map(({ id, firstPossibleOn }) => [id, firstPossibleOn!]));
    const order = truthOf(one.lineages).order.map((id) => days.get(id)!);
    expect(order).toEqual([...order].sort());
    expect(new Set(order).size).toBe(order.length);
  });
});

// The simulator: same seed, same case; what it calls true is what its rows show.
import { expect, it } from 'vitest';
import { varied } from './parameters.ts';
import { simulate } from './simulate.ts';

const errors = (values: readonly (string | null)[]): number =>
  values.filter((v) => v?.includes('~') === true).length;

it('makes the same case from the same seed, and another from another', () => {
  const small = { lists: 12, scale: 0.2 };
  const of = (seed: number): string => JSON.stringify(simulate(seed, small).input);
  expect(of(1)).toBe(of(1));
  expect(of(1)).not.toBe(of(2));
});

it('never seizes hidden lists, and reaches through them for the nearest source', () => {
  const none = simulate(4, { hidden: 0 });
  const some = simulate(4, { hidden: 0.5 });
  expect(none.input.lists.length).toBeGreaterThan(some.input.lists.length);
  const ids = new Set(some.input.lists.map(({ id }) => id));
  for (const sources of some.truth.nearest.values()) for (const id of sources) expect(ids).toContain(id);
});

it('gives a child without own additions no owner that its seized parents lack', () => {
  const { input, truth } = simulate(5, { hidden: 0, merges: 0, lists: 40, roots: 8 });
  const unitsOf = new Map(input.lists.map((list) => [list.id, new Set(list.rows.map(({ unit }) => unit))]));
  const shares = [...truth.nearest].flatMap(([id, [parent]]) => {
    if (parent === undefined) return [];
    const mine = [...unitsOf.get(id)!];
    return [mine.filter((unit) => unitsOf.get(parent)!.has(unit)).length / mine.length];
  });
  expect(shares.length).toBeGreaterThan(20);
  expect(shares.filter((share) => share === 1).length / shares.length).toBeGreaterThan(0.5);
});

it('makes errors at the rate asked for and dates as asked for', () => {
  const { input } = simulate(6, { lists: 10, roots: 10, rootErrors: 0.02, undated: 0 });
  const cells = input.lists.flatMap(({ rows }) =>
    rows.flatMap(({ values }) => values.filter((v) => v !== null)),
  );
  expect(errors(cells) / cells.length).toBeCloseTo(0.02, 2);
  for (const { firstPossibleOn, lastPossibleOn } of input.lists) expect(firstPossibleOn).toBe(lastPossibleOn);
  const undated = simulate(6, { undated: 1 }).input.lists;
  expect(undated.every(({ firstPossibleOn }) => firstPossibleOn === undefined)).toBe(true);
});

it('dates vaguely but never wrongly', () => {
  const exact = new Map(
    simulate(8, { undated: 0 }).input.lists.map((list) => [list.holder, list.firstPossibleOn!]),
  );
  expect(exact.size).toBeGreaterThan(20);
  const { input, truth } = simulate(8, { undated: 0, vague: 1 });
  const of = new Map(input.lists.map((list) => [list.id, list]));
  for (const [id, sources] of truth.nearest) {
    for (const source of sources) {
      const [child, parent] = [of.get(id)!, of.get(source)!];
      const impossible =
        parent.firstPossibleOn !== undefined &&
        child.lastPossibleOn !== undefined &&
        parent.firstPossibleOn > child.lastPossibleOn;
      expect(impossible).toBe(false);
    }
  }
});

it('tells kin apart', () => {
  const { input, truth } = simulate(9, varied(9));
  const kinds = new Set<string>();
  for (const { id } of input.lists) {
    for (const { id: other } of input.lists) {
      if (id === other) continue;
      const kind = truth.kinship(id, other);
      kinds.add(kind);
      if (kind === 'nearest') expect(['reversed', 'nearest']).toContain(truth.kinship(other, id));
      if (kind === 'common') expect(truth.kinship(other, id)).toBe('common');
    }
  }
  expect(kinds.size).toBeGreaterThan(3);
});

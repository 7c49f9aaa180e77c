// The lineage engine on cases that are awkward on purpose: clear answers with their doubt, never a crash or an accusation.
import { caseLineage } from '#contract/lineage.ts';
import { describe, expect, it } from 'vitest';
import { varied } from '../../scripts/simulate/parameters.ts';
import { random } from '../../scripts/simulate/random.ts';
import { simulate } from '../../scripts/simulate/simulate.ts';
import { inferLineage } from './index.ts';
import type { LineageInput, LineageList, LineageRow } from './input.ts';

const FIELDS = ['name', 'phone', 'address'];
const row = (unit: number, group = 0): LineageRow => ({
  row: 0,
  unit,
  group,
  values: FIELDS.map((field) => `${field}-${unit}`),
});
const list = (id: string, rows: LineageRow[], more: Partial<LineageList> = {}): LineageList => ({
  id,
  holder: `P-${id}`,
  fields: FIELDS.map(() => true),
  rows: rows.map((one, index) => ({ ...one, row: index + 1, values: [...one.values] })),
  ...more,
});
const people = (first: number, count: number, group = 0): LineageRow[] =>
  Array.from({ length: count }, (_, i) => row(first + i, group));
const infer = (
  lists: LineageList[],
  documents: LineageInput['documents'] = [],
): ReturnType<typeof inferLineage> => {
  const answer = inferLineage({ fields: FIELDS, lists, documents });
  caseLineage.parse({ case: 'x', ...answer });
  return answer;
};
const of = (answer: ReturnType<typeof inferLineage>, id: string) =>
  answer.lists.find((one) => one.id === id)!;
/** Errors of its own in some cells of a list. */
const spoilt = (rows: LineageRow[], rate: number, mark: string, seed: number): LineageRow[] => {
  const r = random(seed);
  return rows.map((one) => ({
    ...one,
    values: one.values.map((v) => (r.chance(rate) ? `${v}~${mark}${r.int(0, 40)}` : v)),
  }));
};

describe('awkward lists', () => {
  it('answers for no list, one list, an empty list and a list of one row', () => {
    expect(infer([]).lists).toEqual([]);
    const answer = infer([list('a', people(0, 50)), list('b', people(3, 1)), list('c', [])]);
    for (const { decision, parents, notSeized } of answer.lists) {
      expect({ decision, parents, notSeized }).toEqual({
        decision: 'independent',
        parents: [],
        notSeized: 1,
      });
    }
  });

  it('finds nothing between lists without a common owner', () => {
    const answer = infer([list('a', people(0, 80)), list('b', people(1000, 80, 1))]);
    expect(answer.lists.map((one) => [one.decision, one.ranking.length])).toEqual([
      ['independent', 0],
      ['independent', 0],
    ]);
  });

  it('does not say which of two identical undated copies came first', () => {
    const rows = spoilt(people(0, 200), 0.02, 'x', 1);
    const answer = infer([list('a', rows), list('b', rows)]);
    const [a, b] = [of(answer, 'a'), of(answer, 'b')];
    expect(Math.abs(a.ranking[0]!.probability - b.ranking[0]!.probability)).toBeLessThan(0.01);
    for (const { decision, parents } of [a, b])
      expect({ decision, parents }).toEqual({ decision: 'undecided', parents: [] });
  });

  it('follows the dates of identical copies, and drops dates that contradict themselves', () => {
    const rows = spoilt(people(0, 200), 0.02, 'x', 1);
    const early = { firstPossibleOn: '2014-01', lastPossibleOn: '2014-02' };
    const late = { firstPossibleOn: '2015-01-01', lastPossibleOn: '2015-02-01' };
    const dated = infer([list('a', rows, late), list('b', rows, early)]);
    expect(of(dated, 'a').parents.map(({ id }) => id)).toEqual(['b']);
    expect(of(dated, 'b').parents).toEqual([]);
    expect(of(dated, 'b').ranking.filter(({ relation }) => relation === 'parent')).toEqual([]);
    const absurd = { firstPossibleOn: '2015-02-01', lastPossibleOn: '2014-01-01' };
    const contradictory = infer([list('a', rows, absurd), list('b', rows, absurd)]);
    expect(of(contradictory, 'a').ranking.some(({ id }) => id === 'b')).toBe(true);
  });

  it('survives a list that is the union of ten', () => {
    const parts = Array.from({ length: 10 }, (_, i) =>
      list(`p${i}`, spoilt(people(i * 100, 100, i), 0.03, `e${i}`, i), {
        firstPossibleOn: '2014-01-01',
        lastPossibleOn: '2014-06-01',
      }),
    );
    const union = list(
      'union',
      parts.flatMap((part) => part.rows),
      {
        firstPossibleOn: '2015-01-01',
        lastPossibleOn: '2015-06-01',
      },
    );
    const answer = infer([...parts, union]);
    const { decision, parents, ranking } = of(answer, 'union');
    expect(['derived', 'undecided']).toContain(decision);
    expect(ranking.filter(({ relation }) => relation === 'parent')).toHaveLength(10);
    for (const { logLR } of parents) expect(logLR).toBeLessThan(Math.log(1e3));
    for (const part of parts) expect(of(answer, part.id).parents).toEqual([]);
  });

  it('keeps the better of two rows of one home when a merge left both', () => {
    const left = spoilt(people(0, 120), 0.05, 'l', 4);
    const right = spoilt(people(0, 120), 0.05, 'r', 5);
    const before = { firstPossibleOn: '2014-01-01', lastPossibleOn: '2014-06-01' };
    const answer = infer([
      list('left', left, before),
      list('right', right, before),
      list('both', [...left, ...right], { firstPossibleOn: '2015-01-01', lastPossibleOn: '2015-06-01' }),
    ]);
    const kept = of(answer, 'both').parents.flatMap(({ channels }) =>
      channels.filter(({ name }) => name === 'values'),
    );
    for (const { note } of kept) expect(note.en).toMatch(/\b0 rows lack the source's own value/);
    expect(of(answer, 'both').ranking[0]!.probability).toBeGreaterThan(0.45);
  });
});

describe('documents', () => {
  const rows = spoilt(people(0, 200), 0.02, 'x', 1);
  const early = { firstPossibleOn: '2014-01-01', lastPossibleOn: '2014-02-01' };
  const late = { firstPossibleOn: '2015-01-01', lastPossibleOn: '2015-02-01' };

  it('draws a documented edge whatever the rows say, and says what it rests on', () => {
    const answer = infer(
      [list('a', people(0, 60), early), list('b', people(500, 60), late)],
      [{ transfer: 'T1', from: 'P-a', to: 'P-b', list: 'b', grade: 'B2' }],
    );
    const [parent] = of(answer, 'b').parents;
    expect(parent).toMatchObject({ id: 'a', documented: true, transfer: 'T1', sharedOwners: 0 });
    expect(parent!.probability).toBeLessThan(0.1);
    expect(of(answer, 'b').decision).toBe('derived');
  });

  it('draws it too when the document names the list of the sender', () => {
    const answer = infer(
      [list('a', rows, early), list('b', rows.slice(0, 90), late)],
      [{ transfer: 'T1', from: 'P-a', to: 'P-b', list: 'a', grade: 'B2' }],
    );
    expect(of(answer, 'b').parents).toMatchObject([{ id: 'a', documented: true, transfer: 'T1' }]);
  });

  it('takes the list that the rows favour when the sender holds several', () => {
    const answer = infer(
      [
        list('a1', people(900, 50), { ...early, holder: 'A' }),
        list('a2', rows, { ...early, holder: 'A' }),
        list('b', rows.slice(0, 150), late),
      ],
      [{ transfer: 'T1', from: 'A', to: 'P-b', list: 'b' }],
    );
    const parents = of(answer, 'b').parents;
    expect(parents.filter(({ documented }) => documented).map(({ id }) => id)).toEqual(['a2']);
    expect(parents[0]!.channels.find(({ name }) => name === 'documents')!.note.en).toContain(
      '2 lists would fit',
    );
  });

  it('raises the probability by grade, and not at all when its day contradicts the dates', () => {
    const lists = [list('a', rows, early), list('b', spoilt(rows.slice(0, 80), 0.02, 'y', 2), late)];
    const at = (grade: string, on = '2014-06-01'): number =>
      of(infer(lists, [{ transfer: 'T1', from: 'P-a', to: 'P-b', list: 'b', grade, on }]), 'b').ranking[0]!
        .probability;
    const none = of(infer(lists), 'b').ranking[0]!.probability;
    expect(at('A1')).toBeGreaterThan(at('D4'));
    expect(at('D4')).toBeGreaterThan(none);
    expect(at('A1', '2012-01-01')).toBe(none);
  });

  it('draws no inferred edge against a documented one', () => {
    const answer = infer(
      [list('a', rows), list('b', rows.slice(0, 120))],
      [{ transfer: 'T1', from: 'P-b', to: 'P-a', list: 'a', grade: 'E5' }],
    );
    expect(of(answer, 'a').parents).toMatchObject([{ id: 'b', documented: true }]);
    expect(of(answer, 'b').ranking[0]).toMatchObject({ id: 'a', relation: 'parent' });
    expect(of(answer, 'b').parents).toEqual([]);
  });

  it('neither loops nor fails on documents that go round in a circle', () => {
    const answer = infer(
      [list('a', rows), list('b', rows), list('c', rows)],
      [
        { transfer: 'T1', from: 'P-a', to: 'P-b', list: 'b' },
        { transfer: 'T2', from: 'P-b', to: 'P-c', list: 'c' },
        { transfer: 'T3', from: 'P-c', to: 'P-a', list: 'a' },
        { transfer: 'T4', from: 'nobody', to: 'nowhere', list: 'zzz' },
      ],
    );
    for (const { parents } of answer.lists) expect(parents.some(({ documented }) => documented)).toBe(true);
  });
});

describe('answers', { timeout: 30_000 }, () => {
  const { input } = simulate(7, { ...varied(7), lists: 24, complexes: 10, scale: 0.3 });

  it('do not depend on the order of lists, nor on how units and complexes are numbered', () => {
    const renumber = (x: number): number => (x * 7919 + 13) % 1_000_003;
    const shuffled: LineageInput = {
      ...input,
      lists: random(3)
        .shuffle(input.lists)
        .map((one) => ({
          ...one,
          rows: random(4)
            .shuffle(one.rows)
            .map((r) => ({ ...r, unit: renumber(r.unit), group: renumber(r.group) })),
        })),
    };
    expect(JSON.stringify(inferLineage(shuffled))).toBe(JSON.stringify(inferLineage(input)));
  });

  it('split every stated ratio into its channels, and point to rows without any value', () => {
    const answer = inferLineage(input);
    const parents = answer.lists.flatMap((one) => one.parents);
    expect(parents.length).toBeGreaterThan(5);
    for (const { channels, logLR } of parents) {
      const sum = channels.reduce((all, channel) => all + channel.logLR, 0);
      expect(Math.min(Math.log(1e4), sum)).toBeCloseTo(logLR, 3);
      for (const { places } of channels) {
        expect(places.length).toBeLessThanOrEqual(20);
        for (const place of places)
          expect(Object.keys(place).sort().join()).toMatch(/^childRow,(field,)?parentRow,what$/);
      }
    }
    expect(JSON.stringify(answer)).not.toMatch(/(name|phone|plate)-\d/);
  });

  it('draw no edge against hard dates and no circle of inferred edges', () => {
    const answer = inferLineage(simulate(11, { undated: 1, lists: 30, complexes: 10, scale: 0.3 }).input);
    const above = new Map(answer.lists.map((one) => [one.id, one.parents.map(({ id }) => id)]));
    const reaches = (from: string, to: string, met = new Set<string>()): boolean =>
      (above.get(from) ?? []).some((id) => id === to || (!met.has(id) && reaches(id, to, met.add(id))));
    for (const { id } of answer.lists) expect(reaches(id, id)).toBe(false);
  });
});

describe('canaries', () => {
  const source = spoilt(people(0, 200), 0.02, 'a', 1);
  const lists = [
    list('a', source),
    list('b', spoilt(source.slice(0, 120), 0.01, 'b', 2)),
    list('z', people(900, 50, 3)),
  ];
  const canary = {
    id: 'K1',
    holder: 'P-a',
    lists: [
      { list: 'a', row: 5 },
      { list: 'b', row: 5 },
    ],
  };
  const said = (more: Partial<typeof canary> & { on?: string } = {}) =>
    of(
      inferLineage({ fields: FIELDS, lists, documents: [], canaries: [{ ...canary, ...more }] }),
      'b',
    ).ranking.find(({ id, relation }) => id === 'a' && relation === 'parent')!;
  it('speak for a list of the one they were given to, and for no other holder', () => {
    const without = said({ lists: [] });
    expect(said().logLR - without.logLR).toBeCloseTo(Math.log(20), 5);
    expect(said({ holder: 'P-z' }).logLR).toBe(without.logLR);
  });
});

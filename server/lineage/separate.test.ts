// Two sources of a list told apart: on rows made so that it is known what tells, and on simulated chains.
import { describe, expect, it } from 'vitest';
import { simulate } from '../../scripts/simulate/simulate.ts';
import { inferLineage } from './index.ts';
import type { LineageInput, LineageList, LineageRow } from './input.ts';
import { separateSources, shareOut, type Separated } from './separate.ts';

const FIELDS = ['name', 'phone', 'address'];
const rows = (
  change: (unit: number, values: (string | null)[]) => (string | null)[],
  count = 60,
): LineageRow[] =>
  Array.from({ length: count }, (_, unit) => ({
    row: unit + 1,
    unit,
    group: 0,
    values: change(
      unit,
      FIELDS.map((field) => `${field}-${unit}`),
    ),
  }));
const list = (id: string, of: LineageRow[], more: Partial<LineageList> = {}): LineageList => ({
  id,
  holder: `P-${id}`,
  fields: FIELDS.map(() => true),
  rows: of,
  ...more,
});
const slip = (at: number, field: number, mark: string) => (unit: number, values: (string | null)[]) =>
  unit === at ? values.map((value, f) => (f === field ? `${value}~${mark}` : value)) : values;
const slips =
  (...all: ((unit: number, values: (string | null)[]) => (string | null)[])[]) =>
  (unit: number, values: (string | null)[]) =>
    all.reduce((found, one) => one(unit, found), values);

/** A and B each with slips of their own; the list keeps those of A, and has blanks where they differ in the address. */
const ofA = slips(slip(3, 0, 'a'), slip(7, 1, 'a'), slip(20, 2, 'a'));
const ofB = slips(slip(4, 0, 'b'), slip(21, 2, 'b'));
const input = (documents: LineageInput['documents'] = []): LineageInput => ({
  fields: FIELDS,
  lists: [
    list('a', rows(ofA)),
    list('b', rows(ofB)),
    list(
      'c',
      rows((unit, values) => ofA(unit, values).map((value, f) => (f === 2 && unit % 20 < 2 ? null : value))),
    ),
    // Enough lists to say what is right, whoever copied whom.
    ...['d', 'e', 'f'].map((id) =>
      list(
        id,
        rows((_, values) => values),
      ),
    ),
    // One more vote for what is right, so that nothing hangs on how far copies of one another count.
    list('e', rows(slips(slip(30, 0, 'e'), slip(31, 1, 'e'), slip(33, 2, 'e')))),
  ],
  documents,
});
const told = (of = input(), a = 'a', b = 'b'): Separated => separateSources({ ...of, list: 'c', a, b })!;

describe('two sources', () => {
  it('are told apart by the cells that the list has from one of them', () => {
    const { logLR, differences } = told();
    expect(logLR).toBeGreaterThan(0);
    const names = differences.filter(({ channel, field }) => channel === 'values' && field === 'name');
    expect(
      names.map(({ rows: of, places }) => [of, places.map(({ favours, unique }) => [favours, unique])]),
    ).toEqual([
      [
        [4, 5],
        [
          ['a', true],
          ['a', false],
        ],
      ],
    ]);
    expect(names[0]!.places[0]).toEqual({
      row: 4,
      aRow: 4,
      bRow: 4,
      field: 'name',
      favours: 'a',
      unique: true,
    });
    expect(names[0]!.what.zh).toContain('别的名单都没有');
  });

  it('add up by channel, and turn their signs with the question', () => {
    const one = told();
    for (const { name, logLR } of one.channels) {
      const own = one.differences.filter(({ channel }) => channel === name);
      expect(own.reduce((sum, part) => sum + part.logLR, 0)).toBeCloseTo(logLR, 4);
    }
    const other = told(input(), 'b', 'a');
    expect(other.logLR).toBeCloseTo(-one.logLR, 6);
    expect(other.a.probability).toBe(one.b.probability);
  });

  it('ask for the cells that are blank where the two differ, for dates and for documents', () => {
    const { wanted } = told();
    expect(wanted.find(({ kind }) => kind === 'field')).toMatchObject({ field: 'address', rows: [21, 22] });
    expect(wanted.find(({ kind, list: of }) => kind === 'list' && of === 'd')).toBeDefined();
    expect(
      wanted
        .filter(({ kind }) => kind === 'date')
        .map(({ list: of }) => of)
        .sort(),
    ).toEqual(['a', 'b', 'c']);
    expect(wanted.filter(({ kind }) => kind === 'document')).toHaveLength(2);
    expect(wanted.every(({ what }) => what.zh !== '' && what.en !== '')).toBe(true);
  });

  it('count documents as a channel of their own', () => {
    const paper = { transfer: 'T', from: 'P-b', to: 'P-c', list: 'c', grade: 'A1' };
    const { channels } = told(input([paper]));
    expect(channels.find(({ name }) => name === 'documents')!.logLR).toBeCloseTo(-Math.log(20), 6);
  });

  it('say the same as the lineage of the case, on simulated chains', { timeout: 30_000 }, () => {
    const { input: of } = simulate(41, { lists: 16, scale: 0.3 });
    const { lists } = inferLineage(of);
    const some = lists.filter(
      ({ ranking }) => ranking.filter(({ relation }) => relation === 'parent').length > 1,
    );
    expect(some.length).toBeGreaterThan(2);
    for (const { id, ranking } of some.slice(0, 3)) {
      const [first, second] = ranking.filter(({ relation }) => relation === 'parent');
      const found = separateSources({ ...of, list: id, a: first!.id, b: second!.id })!;
      expect([found.a.probability, found.b.probability]).toEqual([first!.probability, second!.probability]);
      const sum = found.channels.reduce((all, one) => all + one.logLR, 0);
      expect(sum).toBeCloseTo(found.logLR, 4);
    }
  });

  it('cannot be told apart where one of them shares nobody with the list', () => {
    const of = input();
    of.lists.push(
      list(
        'z',
        rows((unit) => FIELDS.map((field) => `${field}-z${unit}`), 20).map((row) => ({
          ...row,
          unit: row.unit + 900,
        })),
      ),
    );
    expect(separateSources({ ...of, list: 'c', a: 'a', b: 'z' })).toBeUndefined();
  });
});

describe('a channel shared out', () => {
  const found = (weight: number, favours: 'a' | 'b') => ({
    favours,
    weight,
    places: [],
    what: { zh: '', en: '' },
  });
  it.each([
    [[found(3, 'a'), found(1, 'b')], 1],
    [[found(3, 'a'), found(1, 'b')], -2],
    [[found(3, 'a'), found(3, 'b')], 0.5],
    [[found(1, 'b')], 4],
    [[], 2],
  ] as const)('adds up, whatever it weighs (%#)', (parts, whole) => {
    const { shares, rest } = shareOut(parts, whole);
    expect(shares.reduce((sum, one) => sum + one, rest)).toBeCloseTo(whole, 12);
    shares.forEach((share, at) => expect(Math.sign(share)).toBe(parts[at]!.favours === 'a' ? 1 : -1));
  });
});

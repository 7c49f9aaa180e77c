// Lists that come one by one, go, change, or change hands: with what was remembered before, the outcome is that of an inference from nothing.
import { deserialize, serialize } from 'node:v8';
import { describe, expect, it } from 'vitest';
import { random } from '../../scripts/simulate/random.ts';
import { simulate } from '../../scripts/simulate/simulate.ts';
import { hash } from './hash.ts';
import { inferLineage } from './infer.ts';
import type { LineageColumns, LineageInput, LineageList } from './input.ts';
import type { LineageMemory } from './memory.ts';
import { score } from './scoring.ts';

/** One in so many, the same for whoever asks the same. */
const oneIn = (many: number, ...of: (number | string)[]): boolean => hash(of.join()) % many === 0;

/** The rows as files give them: some written oddly, some damaged, with notes and serial numbers, some twice. */
function asFiles(input: LineageInput, seed: number): LineageInput {
  const fields = input.fields.length;
  const index = input.fields.map(() => new Map<string, number>());
  const numberOf = (f: number, value: string): number => {
    const known = index[f]!.get(value) ?? index[f]!.size;
    index[f]!.set(value, known);
    return known;
  };
  const lists = input.lists.map(({ rows: given, ...list }): LineageList => {
    const rows = given.flatMap((row) => (oneIn(25, seed, list.id, row.unit) ? [row, row] : [row]));
    const odd: [cell: number, form: number][] = [];
    const start = [0];
    const text: number[] = [];
    const damaged = new Uint32Array(rows.length);
    const values = rows.flatMap((row, at) => {
      const said = row.values.map((value, f) => {
        if (value === null) return -1;
        // Whoever copies a row mostly copies how it was written.
        if (oneIn(40, seed, row.unit, f) && !oneIn(4, list.id, row.unit, f)) {
          odd.push([at * fields + f, hash(`${row.unit} ${f}`) % 3]);
        }
        const isDamaged = oneIn(80, list.id, row.unit, f);
        if (isDamaged) damaged[at]! |= 1 << f;
        return isDamaged ? -1 : numberOf(f, value);
      });
      if (oneIn(6, seed, row.unit) && !oneIn(3, list.id, row.unit)) text.push(row.unit % 9);
      start.push(text.length);
      return said;
    });
    const columns: LineageColumns = {
      row: Int32Array.from(rows, (_, at) => at + 1),
      unit: Int32Array.from(rows, ({ unit }) => unit),
      group: Int32Array.from(rows, ({ group }) => group),
      values: Int32Array.from(values),
      damaged,
      odd: {
        cell: Int32Array.from(odd, ([cell]) => cell),
        form: Int32Array.from(odd, ([, form]) => form),
      },
      remarks: { start: Int32Array.from(start), text: Int32Array.from(text) },
      ...(oneIn(2, list.id) ? { serial: Int32Array.from(rows, ({ unit }) => unit % 1000) } : {}),
    };
    return { ...list, marks: { author: `author ${hash(list.id) % 4}` }, rows: [], columns };
  });
  return { ...input, words: index.map((one) => [...one.keys()]), lists };
}

const withColumns = (list: LineageList, columns: Partial<LineageColumns>): LineageList => ({
  ...list,
  columns: { ...list.columns!, ...columns },
});

/** Everything that can happen to a case between two inferences. */
const CHANGES: Record<string, (lists: LineageList[], spare: LineageList[], at: number) => LineageList[]> = {
  'a list is added': (lists, spare) => [...lists, ...spare.splice(0, 1)],
  'two lists are added': (lists, spare) => [...spare.splice(0, 2), ...lists],
  'a list is taken back': (lists, _, at) => lists.filter((__, n) => n !== at),
  'a list is dated': (lists, _, at) =>
    lists.map((list, n) =>
      n === at ? { ...list, firstPossibleOn: '2014-03-01', lastPossibleOn: '2014-03-09' } : list,
    ),
  'a value is another one': (lists, _, at) =>
    lists.map((list, n) => {
      const values = list.columns!.values.slice();
      // Of the same field: a row's value goes to the next.
      values[0] = values[values.length / list.columns!.row.length]!;
      return n === at ? withColumns(list, { values }) : list;
    }),
  'two people were one': (lists, _, at) => {
    const [one, other] = lists[at]!.columns!.unit;
    return lists.map((list) =>
      withColumns(list, { unit: list.columns!.unit.map((unit) => (unit === other ? one! : unit)) }),
    );
  },
  'two people change places': (lists, _, at) =>
    lists.map((list, n) => {
      const unit = list.columns!.unit.slice();
      const far = unit.length >> 1;
      [unit[3], unit[far]] = [unit[far]!, unit[3]!];
      return n === at ? withColumns(list, { unit }) : list;
    }),
  'a row goes to somebody else': (lists, _, at) =>
    lists.map((list, n) => {
      const unit = list.columns!.unit.slice();
      unit[2] = 900_000 + at;
      return n === at ? withColumns(list, { unit }) : list;
    }),
};

const SHAPES = [
  { name: 'some lists of a town', seeds: [11, 12], lists: 18, scale: 0.3 },
  {
    seeds: [11, 12],
    name: 'without dates, with errors of linkage',
    lists: 16,
    scale: 0.3,
    undated: 1,
    missedLinks: 0.04,
    falseLinks: 0.02,
  },
  { name: 'dates partly known', seeds: [11, 12], lists: 16, scale: 0.3, vague: 0.7, undated: 0.2 },
  { name: 'more neighbours than are compared', seeds: [11], lists: 60, scale: 0.08, hidden: 0 },
] as const;

describe.each(SHAPES)('$name', ({ name: _name, seeds, ...shape }) => {
  it.each(seeds)('seed %i: the same as from nothing after every change', { timeout: 300_000 }, (seed) => {
    const whole = asFiles(simulate(seed, shape).input, seed);
    const r = random(seed);
    const spare = r.shuffle([...whole.lists]);
    let lists = spare.splice(0, Math.ceil(spare.length * 0.6));
    let memory: LineageMemory = new Map();
    let taken = 0;
    const steps = [...Object.keys(CHANGES), 'a list is added', 'a list is added', 'a list is taken back'];
    for (const step of ['', ...r.shuffle(steps)]) {
      if (step !== '') lists = CHANGES[step]!(lists, spare, r.int(0, lists.length));
      const input = { ...whole, lists };
      const scoring = score(input, memory);
      const found = JSON.stringify(inferLineage(input, scoring));
      expect(found === JSON.stringify(inferLineage(input)), step).toBe(true);
      const next = scoring.look.comparison.remembered();
      taken += [...next].filter(([list, child]) => memory.get(list) === child).length;
      // As it comes back from where it is kept.
      memory = r.chance(0.5) ? next : (deserialize(serialize(next)) as LineageMemory);
    }
    expect(taken).toBeGreaterThan(lists.length / 2);
  });
});

it('takes all from an inference of the very same case', () => {
  const input = asFiles(simulate(5, { lists: 12, scale: 0.3 }).input, 5);
  const first = score(input, new Map()).look.comparison.remembered();
  const again = score(input, first).look.comparison.remembered();
  expect([...again].every(([list, child]) => first.get(list) === child)).toBe(true);
});

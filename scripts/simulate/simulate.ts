// A simulated case for the lineage engine: rows in memory with the truth beside them, from a seed.
import type { LineageInput, LineageList } from '../../server/lineage/input.ts';
import { chain, FIELDS, type SimulatedList, type World, world } from './chain.ts';
import { DEFAULT, type SimulationParameters } from './parameters.ts';
import { type Random, random } from './random.ts';
import { type Truth, truthOf } from './truth.ts';

export interface SimulatedCase {
  input: LineageInput;
  truth: Truth;
}

const DAY = 86_400_000;
const START = Date.UTC(2013, 0, 1);
/** Days between two lists of a chain. */
const STEP = 10;

const day = (time: number): string =>
  new Date(START + Math.round(time * STEP) * DAY).toISOString().slice(0, 10);

/** Dates of a list: exact, a range, from one side, or none. */
const dates = (
  time: number,
  p: SimulationParameters,
  r: Random,
): { firstPossibleOn?: string; lastPossibleOn?: string } => {
  if (r.chance(p.undated)) return {};
  if (!r.chance(p.vague)) return { firstPossibleOn: day(time), lastPossibleOn: day(time) };
  const first = day(time - r.uniform(0, 12));
  const last = day(time + r.uniform(0, 12));
  const kind = r.unit();
  if (kind < 0.6) return { firstPossibleOn: first, lastPossibleOn: last };
  return kind < 0.8 ? { firstPossibleOn: first } : { lastPossibleOn: last };
};

/** Linkage errors: a row taken for somebody new, or for another owner of its complex. */
const linked = (
  list: SimulatedList,
  w: World,
  p: SimulationParameters,
  r: Random,
  next: () => number,
): number[] => {
  const units = list.rows.map((row) => row.owner);
  const have = new Set(units);
  return units.map((unit) => {
    if (p.missedLinks > 0 && r.chance(p.missedLinks)) return next();
    if (p.falseLinks === 0 || !r.chance(p.falseLinks)) return unit;
    const other = unit + r.int(-30, 31);
    if (w.complexOf[other] !== w.complexOf[unit] || have.has(other)) return unit;
    have.add(other);
    return other;
  });
};

const value = (owner: number, field: number, cell: number): string | null =>
  cell < 0 ? null : `${FIELDS[field]!}-${owner}${cell === 0 ? '' : `~${cell}`}`;

/** The case of a seed: ids are drawn at random, so that nothing about time can be read from them. */
export function simulate(seed: number, changes: Partial<SimulationParameters> = {}): SimulatedCase {
  const p = { ...DEFAULT, ...changes };
  const r = random(seed, 1);
  const w = world(p, r);
  const lists = chain(w, p, r);
  const seized = lists.filter((list) => !r.chance(p.hidden) && list.rows.length >= 20);
  const numbers = r.shuffle(seized.map((_, index) => index));
  const idOf = new Map(
    seized.map((list, index) => [list.number, `L${String(numbers[index]! + 1).padStart(3, '0')}`]),
  );
  let invented = w.complexOf.length;
  const input: LineageInput = {
    fields: FIELDS,
    lists: seized.map((list): LineageList => {
      const complexOf = list.rows.map((row) => w.complexOf[row.owner]!);
      const units = linked(list, w, p, r, () => invented++);
      return {
        id: idOf.get(list.number)!,
        holder: `P${list.number}`,
        ...dates(list.time, p, r),
        fields: FIELDS.map((_, f) => list.rows.some((row) => row.cells[f]! >= 0)),
        rows: list.rows.map((row, index) => ({
          row: index + 1,
          unit: units[index]!,
          group: complexOf[index]!,
          values: row.cells.map((cell, f) => value(row.owner, f, cell)),
        })),
      };
    }),
    documents: [],
  };
  return { input, truth: truthOf({ parents: lists.map(({ parents }) => parents), ids: idOf }) };
}

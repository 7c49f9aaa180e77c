// Which rows of a list are taken, and how those of several lists become one.
import type { Random } from '../../fixtures/random.ts';
import { sample, uniform } from './draws.ts';
import type { CaseParameters } from './parameters.ts';
import { AT, cloneRow, FIELDS, setQuirk, type Row } from './row.ts';

/** Rows that somebody would filter by: some buildings, large homes, low or high floors, those with a phone and an ID number. */
function byTrait(random: Random, rows: readonly Row[]): Row[] {
  const number = (text: string): number => Number.parseFloat(text) || 0;
  const middle = (of: (row: Row) => number): number => {
    const sorted = rows.map(of).sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length * uniform(random, 0.2, 0.6))] ?? 0;
  };
  const at = random.pick([AT.building, AT.floor_area, AT.room, AT.id_number]);
  const of = ({ values }: Row): number => (at === AT.id_number ? values[at]!.length : number(values[at]!));
  const from = middle(of);
  const kept = rows.filter((row) => of(row) >= from);
  return kept.length < 20 ? [...rows] : kept;
}

/** Rows taken from a list: all, a run of them, some complexes, or a random part; then a few are lost. */
export function take(random: Random, rows: readonly Row[], p: CaseParameters): Row[] {
  const part = (): number =>
    Math.max(Math.min(20, rows.length), Math.floor(rows.length * uniform(random, 0.3, 0.9)));
  const mode = random.weighted(p.take.map((weight, mode) => [mode, weight] as const));
  let kept: readonly Row[] = rows;
  if (mode === 1) {
    // Whoever copies by hand or is sold a sample starts at the top.
    const start = random.chance(p.fromTop) ? 0 : Math.floor(random.next() * rows.length * 0.6);
    let count = part();
    if (random.chance(p.roundCuts * 3)) count = Math.max(50, Math.round(count / 50) * 50);
    kept = rows.slice(start, start + count);
  } else if (mode === 2) {
    const present = [...new Set(rows.map(({ holding }) => holding.complex))];
    const chosen = new Set(
      sample(random, present, Math.max(1, Math.floor(present.length * uniform(random, 0.3, 0.8)))),
    );
    kept = rows.filter(({ holding }) => chosen.has(holding.complex));
  } else if (mode === 3 && random.chance(0.4)) {
    kept = byTrait(random, rows);
  } else if (mode === 3) {
    const chosen = new Set(sample(random, [...rows.keys()], part()));
    kept = rows.filter((_, at) => chosen.has(at));
  }
  const loss = random.pick([0, 0.01, 0.05]);
  return kept.filter(() => loss === 0 || !random.chance(loss)).map(cloneRow);
}

type KeyOf = (row: Row) => string | number;

/** By what a holder tells that two rows are one: they see values, not people. */
const KEYS: readonly KeyOf[] = [
  ({ holding }) => holding.unit,
  ({ values }) => values[AT.phone]! || `${values[AT.name]}${values[AT.room]}`,
  ({ values }) => `${values[AT.name]}${values[AT.phone]}`,
];

/** Whether a place among the fields belongs to the address. */
const isPart = (at: number): boolean => at >= AT.complex && at <= AT.room;

/** Fills what is blank in a row by another one of the same home. */
function fill(first: Row, row: Row): void {
  const cut = row.cutAddress;
  if (
    cut !== undefined &&
    first.cutAddress === undefined &&
    first.values.every((value, at) => !isPart(at) || value === '')
  )
    first.cutAddress = cut;
  for (let at = 0; at < FIELDS.length; at += 1) {
    if (first.values[at] !== '' || row.values[at] === '') continue;
    // Of an address that was cut nobody knows the parts.
    if (isPart(at) && cut !== undefined && first.cutAddress !== cut) continue;
    first.values[at] = row.values[at]!;
    if (row.quirks?.[at] !== undefined) setQuirk(first, at, row.quirks[at]);
  }
  for (const [key, value] of Object.entries(row.extras)) first.extras[key] ??= value;
}

const drawKey = (random: Random): KeyOf =>
  random.weighted([
    [KEYS[0]!, 5],
    [KEYS[1]!, 3],
    [KEYS[2]!, 2],
  ]);

/** Rows of several lists as one, one row per home; a later one only fills what is blank, or nothing. */
export function merge(random: Random, parts: readonly (readonly Row[])[]): Row[] {
  const keyOf = drawKey(random);
  const fills = random.chance(0.75);
  const known = new Map<string | number, Row>();
  for (const part of parts) {
    for (const row of part) {
      const first = known.get(keyOf(row));
      if (first === undefined) known.set(keyOf(row), row);
      else if (fills) fill(first, row);
    }
  }
  return [...known.values()];
}

/** The rows of the first list alone, with what the others know of them: a column bought, or looked up. */
export function lookUp(random: Random, [first = [], ...others]: readonly (readonly Row[])[]): Row[] {
  const keyOf = drawKey(random);
  const known = new Map(others.flat().map((row) => [keyOf(row), row]));
  for (const row of first) {
    const found = known.get(keyOf(row));
    if (found !== undefined) fill(row, found);
  }
  return [...first];
}

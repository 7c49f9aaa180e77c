// Which rows of a list are taken, and how those of several lists become one.
import type { Random } from '../../fixtures/random.ts';
import { sample, uniform } from './draws.ts';
import type { CaseParameters } from './parameters.ts';
import { AT, cloneRow, FIELDS, type Row } from './row.ts';

/** Rows taken from a list: all, a run of them, some complexes, or a random part; then a few are lost. */
export function take(random: Random, rows: readonly Row[], p: CaseParameters): Row[] {
  const part = (): number =>
    Math.max(Math.min(20, rows.length), Math.floor(rows.length * uniform(random, 0.3, 0.9)));
  const mode = random.weighted(p.take.map((weight, mode) => [mode, weight] as const));
  let kept: readonly Row[] = rows;
  if (mode === 1) {
    // The beginning, for most: whoever copies by hand or is sold a sample starts at the top.
    const start = random.chance(0.5) ? 0 : Math.floor(random.next() * rows.length * 0.6);
    let count = part();
    if (random.chance(p.roundCuts * 3)) count = Math.max(50, Math.round(count / 50) * 50);
    kept = rows.slice(start, start + count);
  } else if (mode === 2) {
    const present = [...new Set(rows.map(({ holding }) => holding.complex))];
    const chosen = new Set(
      sample(random, present, Math.max(1, Math.floor(present.length * uniform(random, 0.3, 0.8)))),
    );
    kept = rows.filter(({ holding }) => chosen.has(holding.complex));
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

/** Rows of several lists as one, one row per home; a later one only fills what is blank. */
export function merge(random: Random, parts: readonly (readonly Row[])[]): Row[] {
  const keyOf = random.weighted([
    [KEYS[0]!, 5],
    [KEYS[1]!, 3],
    [KEYS[2]!, 2],
  ]);
  const fills = random.chance(0.75);
  const known = new Map<string | number, Row>();
  for (const part of parts) {
    for (const row of part) {
      const first = known.get(keyOf(row));
      if (first === undefined) {
        known.set(keyOf(row), row);
        continue;
      }
      if (!fills) continue;
      for (let at = 0; at < FIELDS.length; at += 1) {
        if (first.values[at] !== '' || row.values[at] === '') continue;
        first.values[at] = row.values[at]!;
        if (row.quirks?.[at] !== undefined) {
          first.quirks ??= FIELDS.map(() => undefined);
          first.quirks[at] = row.quirks[at];
        }
      }
      for (const [key, value] of Object.entries(row.extras)) first.extras[key] ??= value;
    }
  }
  return [...known.values()];
}

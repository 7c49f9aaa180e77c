// A list that is collected from the people themselves, and rows that a holder adds of their own.
import type { Random } from '../../fixtures/random.ts';
import { sample, uniform } from './draws.ts';
import { drawForms, type Forms } from './forms.ts';
import { drawColumns, drawFile, headed, heldFields, type Layout } from './layout.ts';
import type { CaseParameters } from './parameters.ts';
import { AT, FIELDS, setValue, type Field, type Row } from './row.ts';
import { blankOut, quirk, spoil } from './spoil.ts';
import { holdsAt, truthAt, type Holding, type World } from './world.ts';

/** A moment of the chain: from 0 to 1 for what is true of people, and in days. */
export interface Moment {
  time: number;
  day: number;
}

/** Rows about holdings as somebody notes them down at a time, errors included. */
export function freshRows(
  random: Random,
  holdings: readonly Holding[],
  time: number,
  forms: Forms,
  p: CaseParameters,
): Row[] {
  const rows = holdings.map((holding): Row => ({
    holding,
    values: truthAt(holding, time),
    quirks: undefined,
    forms,
    cutAddress: undefined,
    extras: {},
  }));
  spoil(random, rows, p.rootErrors, p.commonSlip);
  quirk(random, rows, p.quirks);
  return rows;
}

/** Fields that a list which is laid out anew asks for. */
function drawFields(random: Random): Set<Field> {
  const fields = new Set<Field>(['name', 'phone', 'complex', 'building', 'unit', 'room']);
  if (random.chance(0.7)) fields.add('id_number');
  if (random.chance(0.7)) fields.add('floor_area');
  if (random.chance(0.35)) fields.add('plate');
  if (random.chance(0.25)) fields.add('phone2');
  if (random.chance(0.12)) fields.add('email');
  if (random.chance(0.08)) fields.delete('unit');
  return fields;
}

/** Blanks what the layout has no column for: no later copy can know it. */
export function keepHeld(rows: readonly Row[], layout: Layout): void {
  const held = heldFields(layout);
  const lost = FIELDS.filter((field) => !held.has(field)).map((field) => AT[field]);
  const columns = new Set<string>(layout.columns);
  for (const row of rows) {
    for (const at of lost) if (row.values[at] !== '') setValue(row, at, '');
    if (!columns.has('address')) row.cutAddress = undefined;
    for (const key of Object.keys(row.extras)) if (!columns.has(key)) delete row.extras[key];
  }
}

const byDoor = (a: Holding, b: Holding): number => a.complex - b.complex || a.unit - b.unit;

/** A list collected by itself from a few complexes. */
export function collect(
  random: Random,
  world: World,
  { time, day }: Moment,
  p: CaseParameters,
): { rows: Row[]; layout: Layout } {
  const most = Math.max(2, Math.round(p.complexes * p.coverage));
  const complexes = sample(random, world.byComplex, random.int(Math.min(3, most), most));
  const share = uniform(random, p.completeness, 1);
  const holdings = complexes
    .flat()
    .filter((holding) => holdsAt(holding, time) && random.chance(share))
    .sort(byDoor);
  const forms = drawForms(random);
  const columns = drawColumns(random, drawFields(random), random.chance(0.45));
  const layout: Layout = { columns, words: headed(random, columns, p), file: drawFile(random, p, day) };
  const rows = freshRows(random, holdings, time, forms, p);
  keepHeld(rows, layout);
  const missing = uniform(random, 0, p.idMissing);
  for (const row of rows) if (random.chance(missing)) row.values[AT.id_number] = '';
  if (random.chance(p.blankLists)) blankOut(random, rows, p.blanks);
  // Some are noted down twice, not always in the same way.
  const twice = rows.flatMap((row) =>
    random.chance(p.doubled) ? freshRows(random, [row.holding], time, forms, p) : [],
  );
  keepHeld(twice, layout);
  rows.push(...twice);
  return { rows: random.chance(0.6) ? rows : random.shuffle(rows), layout };
}

/** Owners of a complex that a list lacks, each with a probability, as new rows. */
export function missingRows(
  random: Random,
  world: World,
  complex: number,
  rows: readonly Row[],
  share: number,
  time: number,
  p: CaseParameters,
): Row[] {
  const have = new Set(rows.map(({ holding }) => holding));
  const holdings = (world.byComplex[complex] ?? []).filter(
    (holding) => !have.has(holding) && holdsAt(holding, time) && random.chance(share),
  );
  return freshRows(random, holdings, time, rows[0]?.forms ?? drawForms(random), p);
}

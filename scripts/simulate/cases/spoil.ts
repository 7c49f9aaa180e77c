// What goes wrong, or otherwise, with the cells of a list: errors, quirks, blanks, corrections.
import type { Random } from '../../fixtures/random.ts';
import { sample } from './draws.ts';
import { AT, FIELDS, isRuined, setQuirk, setValue, type Field, type Quirk, type Row } from './row.ts';
import { mistype, SLIP_WEIGHT } from './slips.ts';
import { truthAt } from './world.ts';

/** New errors, at a mean rate per filled cell. */
export function spoil(random: Random, rows: readonly Row[], rate: number, common: number): void {
  if (rate <= 0) return;
  const rates = FIELDS.map((field) => rate * SLIP_WEIGHT[field]);
  for (const row of rows) {
    for (let at = 0; at < rates.length; at += 1) {
      if (random.next() >= rates[at]! || row.values[at] === '' || isRuined(row, at)) continue;
      if (row.cutAddress !== undefined && at >= AT.complex && at <= AT.room) continue;
      row.values[at] = mistype(random, FIELDS[at]!, row.values[at]!, common);
    }
  }
}

const QUIRKS: Partial<Record<Field, readonly Quirk[]>> = {
  name: ['spaced', 'blank-behind'],
  phone: ['spaced', 'dashed', 'country', 'full-width', 'blank-behind'],
  phone2: ['spaced', 'dashed', 'full-width'],
  id_number: ['lower', 'full-width', 'blank-behind'],
  complex: ['blank-behind'],
  building: ['full-width', 'other-suffix', 'other-suffix', 'dashed'],
  unit: ['full-width'],
  room: ['full-width', 'other-suffix', 'no-suffix'],
  floor_area: ['unit-behind', 'full-width', 'blank-behind'],
  plate: ['dotted', 'lower'],
};

/** Cells that are written apart from their list's others. */
export function quirk(random: Random, rows: readonly Row[], rate: number): void {
  if (rate <= 0) return;
  for (const row of rows) {
    for (let at = 0; at < FIELDS.length; at += 1) {
      if (random.next() >= rate || row.values[at] === '' || isRuined(row, at)) continue;
      const ways = QUIRKS[FIELDS[at]!];
      if (ways !== undefined) setQuirk(row, at, random.pick(ways));
    }
  }
}

/** Cells lost here and there in one to three columns, up to a share of them. */
export function blankOut(random: Random, rows: readonly Row[], most: number): void {
  const columns = sample(
    random,
    FIELDS.map((_, at) => at),
    random.int(1, 3),
  );
  for (const at of columns) {
    const share = random.next() * most;
    for (const row of rows) if (random.chance(share)) setValue(row, at, '');
  }
}

/** Wrong cells corrected by who knows better, each with a probability. */
export function fix(
  random: Random,
  rows: readonly Row[],
  rate: number,
  time: number,
  fields: readonly Field[] = FIELDS,
): void {
  if (rate <= 0) return;
  const places = fields.map((field) => AT[field]);
  for (const row of rows) {
    let truth: string[] | undefined;
    for (const at of places) {
      if (random.next() >= rate || row.values[at] === '' || isRuined(row, at)) continue;
      truth ??= truthAt(row.holding, time);
      if (row.values[at] !== truth[at] && truth[at] !== '') setValue(row, at, truth[at]!);
    }
  }
}

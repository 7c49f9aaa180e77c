// An input for tests from the units of each list in their order and the slips in its phones; everything else is right.
import type { LineageInput } from '../input.ts';

export interface Rows {
  units: number[];
  /** Phones of units that are written otherwise; null leaves them blank. */
  slips?: Record<number, string | null>;
}

export const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, i) => from + i);

export const listsOf = (lists: Record<string, Rows>): LineageInput => ({
  fields: ['name', 'phone', 'area'],
  lists: Object.entries(lists).map(([id, { units, slips = {} }]) => ({
    id,
    holder: id,
    fields: [true, true, true],
    rows: units.map((unit, index) => ({
      row: index + 1,
      unit,
      group: 0,
      values: [`name ${unit}`, unit in slips ? slips[unit]! : `phone ${unit}`, `area ${unit}`],
    })),
  })),
  documents: [],
});

// A row while lists are copied: what each cell says, apart from how a list writes it down.
import { FIELDS, type Field } from '../../fixtures/cells.ts';
import type { Forms } from './forms.ts';
import type { Holding } from './world.ts';

export { FIELDS, type Field };

/** Index of each field among the values of a row. */
export const AT = Object.fromEntries(FIELDS.map((field, at) => [field, at])) as Record<Field, number>;

/**
 * Ways in which one cell is written apart from the others of its list; copies inherit them. `ruined` lost digits for good.
 * `dashed` at the building turns the whole address: dashes among suffixes or the reverse.
 */
export type Quirk =
  | 'spaced'
  | 'dashed'
  | 'country'
  | 'full-width'
  | 'blank-behind'
  | 'other-suffix'
  | 'no-suffix'
  | 'dotted'
  | 'lower'
  | 'unit-behind'
  | 'ruined';

export interface Row {
  holding: Holding;
  /** In the order of FIELDS; blank where nothing is said. */
  values: string[];
  /** By field; absent where nothing departs. */
  quirks: (Quirk | undefined)[] | undefined;
  /** How the list that the row was taken from writes. */
  forms: Forms;
  /** The address as text once it was cut at a width: its parts cannot be told any more. */
  cutAddress: string | undefined;
  /** Columns that are no compared field: notes, call results, serial numbers. */
  extras: Record<string, string>;
}

/** A copy that shares nothing which changes with the original. */
export const cloneRow = (row: Row): Row => ({
  ...row,
  values: [...row.values],
  quirks: row.quirks === undefined ? undefined : [...row.quirks],
  extras: { ...row.extras },
});

/** Sets a cell, which then is written like its list's others. */
export function setValue(row: Row, at: number, value: string): void {
  row.values[at] = value;
  if (row.quirks?.[at] !== undefined) row.quirks[at] = undefined;
}

export function setQuirk(row: Row, at: number, quirk: Quirk | undefined): void {
  row.quirks ??= FIELDS.map(() => undefined);
  row.quirks[at] = quirk;
}

export const isRuined = (row: Row, at: number): boolean => row.quirks?.[at] === 'ruined';

// The traits of a column, one line each, under their keys of the contract.
import { cutWidth } from './cut-width.ts';
import { damage } from './damage.ts';
import { replaced } from './replaced.ts';
import { serialNumbers } from './serial.ts';
import { sortOrder } from './sort-order.ts';

export const COLUMN_TRAITS = {
  sort: sortOrder,
  serial: serialNumbers,
  damage,
  cut: cutWidth,
  replaced,
} as const;

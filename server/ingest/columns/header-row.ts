// Which row of a list is its header: titles and blank rows above it are passed over.
import { headerField, isSerialHeader } from './headers.ts';
import { isPlainValue } from './values.ts';

/** How far down a header is looked for. */
const SEARCHED = 30;

const filled = (row: readonly string[]): string[] => row.filter((cell) => cell.trim() !== '');

const recognised = (row: readonly string[]): number =>
  filled(row).filter((cell) => cell.length <= 30 && (headerField(cell) !== undefined || isSerialHeader(cell)))
    .length;

/**
 * The index of the header among the first rows, or -1 where the first rows are data already. Of the rows that name fields
 * the one that names most is taken; where none does, the first row as wide as the table that holds no value.
 */
export function findHeaderRow(rows: readonly (readonly string[])[]): number {
  const searched = rows.slice(0, SEARCHED);
  const values = searched.findIndex((row) => row.some(isPlainValue));
  const above = values === -1 ? searched : searched.slice(0, values);
  let [best, most] = [-1, 0];
  for (const [index, row] of above.entries()) {
    const names = recognised(row);
    if (names > most && names * 2 >= Math.min(filled(row).length, 4)) [best, most] = [index, names];
  }
  if (best !== -1) return best;
  const widest = Math.max(0, ...searched.map((row) => filled(row).length));
  return above.findIndex((row) => filled(row).length >= Math.max(1, Math.ceil(widest / 2)));
}

// Which row of a list is its header: titles, notes and blank rows above it are passed over; of two rows the lower one.
import { headerField, headerSense, isSerialHeader } from './headers.ts';
import { simplified } from '../normalise/simplified.ts';
import { isPlainValue, looksLikeData } from './values.ts';

/** How far down a header is looked for. */
const SEARCHED = 30;
/** No header word is longer. */
const LONGEST = 30;

const filled = (row: readonly string[]): string[] => row.filter((cell) => cell.trim() !== '');

const isWord = (cell: string): boolean => cell.length <= LONGEST && !/[:：].*\S|\d{4,}/.test(cell);

/** Cells that name fields, and half of what cells that name something else are worth. */
const recognised = (row: readonly string[]): number =>
  filled(row)
    .filter(isWord)
    .reduce((sum, cell) => {
      if (headerField(cell) !== undefined || isSerialHeader(cell)) return sum + 1;
      return headerSense(cell) === undefined ? sum : sum + 0.5;
    }, 0);

/** How many cells most rows have filled. */
function usualWidth(rows: readonly (readonly string[])[]): number {
  const widths = rows.map((row) => filled(row).length).filter((width) => width > 0);
  return widths.sort((a, b) => a - b)[Math.floor(widths.length / 2)] ?? 0;
}

const same = (a: readonly string[], b: readonly string[]): boolean =>
  filled(a).join('\n') === filled(b).join('\n');

/** The cells of a row that stand in no other row of their own column: a word that does is a value, not a name. */
function unrepeated(row: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const others = rows.filter((other) => !same(other, row));
  return row.filter((cell, at) => cell.trim() === '' || !others.some((other) => other[at] === cell));
}

const hasNumber = (cell: string): boolean => /\d{2}/.test(cell);

/** Whether a row goes on with the header above it: names of columns under the names of groups. */
function continues(upper: readonly string[], lower: readonly string[]): boolean {
  const names = filled(lower);
  if (same(upper, lower) || !names.every(isWord) || names.filter(hasNumber).length * 2 > names.length)
    return false;
  const known = names.filter((cell) => headerField(cell) !== undefined).length;
  return known >= 2 || (known === 1 && names.length <= 2);
}

/**
 * The index of the header among the first rows, or -1 where the first rows are data already. Of the rows that name fields
 * the one that names most is taken, and the row below where it goes on; where none names any, the first row as wide as the
 * table that looks unlike those below it.
 */
export function findHeaderRow(rows: readonly (readonly string[])[]): number {
  const searched = rows.slice(0, SEARCHED);
  const width = usualWidth(rows);
  const isData = (row: readonly string[]): boolean =>
    row.some(isPlainValue) && filled(row).length >= Math.min(2, width);
  const values = searched.findIndex(isData);
  const above = values === -1 ? searched : searched.slice(0, values);
  let [best, most] = [-1, 0];
  for (const [index, row] of above.entries()) {
    const names = recognised(unrepeated(row, rows));
    if (names > most && names * 2 >= Math.min(filled(row).length, 4)) [best, most] = [index, names];
  }
  if (best !== -1) {
    const next = above[best + 1];
    return next !== undefined && continues(above[best]!, next) ? best + 1 : best;
  }
  const first = above.findIndex((row) => filled(row).length >= Math.max(1, Math.ceil(width / 2)));
  if (first === -1) return -1;
  return looksLikeData(rows[first]!, rows.slice(first + 1)) ? -1 : first;
}

const cellAt = (row: readonly string[], at: number): string => (row[at] ?? '').trim();

/** How groups of columns are called, and columns are not. */
const GROUP = /(?:信息|资料|情况|方式|档案|部分|栏)$|(?:info|information|details|data)\.?$/i;

function isColumn(name: string): boolean {
  const sense = headerSense(name);
  return sense !== undefined && !('other' in sense && sense.other === 'person');
}

/** Whether the row above a header names groups of its columns, or columns that take both rows; a title does neither. */
export function isGroupRow(upper: readonly string[], lower: readonly string[]): boolean {
  const names = filled(upper);
  if (names.length < 2 || !names.every(isWord) || upper.some(isPlainValue)) return false;
  const columns = [...Array(Math.max(upper.length, lower.length)).keys()];
  const first = columns.findIndex((at) => cellAt(upper, at) !== '');
  if (columns.some((at) => at < first && cellAt(lower, at) !== '')) return false;
  const spans = columns.some((at) => cellAt(upper, at) === '' && cellAt(lower, at) !== '');
  // What takes both rows is a column by itself, which 部门 beside 客服部 above a table is not.
  const open = columns.some(
    (at) => cellAt(upper, at) !== '' && cellAt(lower, at) === '' && isColumn(cellAt(upper, at)),
  );
  const repeats = names.some((name, at) => name === names[at - 1]);
  const twice = new Set(filled(lower)).size < filled(lower).length;
  return open || repeats || (spans && (twice || names.some((name) => GROUP.test(simplified(name)))));
}

/**
 * The names of the columns. Where the row above the header names groups, a column is called group/column, and by the upper
 * name alone where the lower row leaves it open.
 * @param index of the header among the rows
 */
export function headerNames(rows: readonly (readonly string[])[], index: number): string[] {
  const [upper, lower] = [rows[index - 1] ?? [], rows[index]!];
  if (!isGroupRow(upper, lower)) return lower.map((name) => name.trim());
  let group = '';
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, at) => {
    const [over, name] = [cellAt(upper, at), cellAt(lower, at)];
    group = over || group;
    if (name === '') return over;
    return group === '' || group === name ? name : `${group}/${name}`;
  });
}

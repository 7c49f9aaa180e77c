// Which row of a list is its header: titles, notes and blank rows above it are passed over; of two rows the lower one.
import { headerField, headerSense, isSerialHeader } from './headers.ts';
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

/** Whether a row goes on with the header above it: names of columns under the names of groups. */
function continues(upper: readonly string[], lower: readonly string[]): boolean {
  if (same(upper, lower)) return false;
  const names = filled(lower);
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
    const names = recognised(row);
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

/** Whether the row above a header names groups of its columns: several short words, some of them over what the header leaves open. */
function isGroupRow(upper: readonly string[], lower: readonly string[]): boolean {
  const names = filled(upper);
  if (names.length < 2 || !names.every(isWord) || upper.some(isPlainValue)) return false;
  const columns = [...Array(Math.max(upper.length, lower.length)).keys()];
  const has = (row: readonly string[], at: number): boolean => (row[at] ?? '').trim() !== '';
  const firstGroup = columns.findIndex((at) => has(upper, at));
  const uncovered = columns.some((at) => has(lower, at) && at < firstGroup);
  const spans = columns.some((at) => has(lower, at) && !has(upper, at));
  const open = columns.some((at) => has(upper, at) && !has(lower, at));
  const repeats = columns.some((at) => at > 0 && has(upper, at) && upper[at] === upper[at - 1]);
  const known = names.some((cell) => headerSense(cell) !== undefined);
  return !uncovered && (open || repeats || (spans && known) || (spans && names.length >= 2));
}

/**
 * The names of the columns: those of the header, and where the row above it names groups, theirs for what the header leaves
 * open. Where a name comes twice, its group stands before it.
 * @param index of the header among the rows
 */
export function headerNames(rows: readonly (readonly string[])[], index: number): string[] {
  const lower = rows[index]!.map((name) => name.trim());
  const upper = index > 0 ? rows[index - 1]!.map((name) => name.trim()) : [];
  if (index === 0 || !isGroupRow(upper, lower)) return lower;
  const columns = [...Array(Math.max(upper.length, lower.length)).keys()];
  let group = '';
  const groups = columns.map((at) => (group = upper[at] || (lower[at] ? group : '')));
  const names = columns.map((at) => lower[at] || upper[at] || '');
  return names.map((name, at) => {
    const twice = name !== '' && names.indexOf(name) !== names.lastIndexOf(name);
    return twice && groups[at] !== '' && groups[at] !== name ? `${groups[at]} ${name}` : name;
  });
}

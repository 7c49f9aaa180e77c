// The header of a list: in which row it stands, whether it takes two, what the columns are called.
import { isBlank } from './columns/extra-rows.ts';
import { findHeaderRow } from './columns/header-row.ts';
import { headerField, isSerialHeader } from './columns/headers.ts';
import { isPlainValue } from './columns/values.ts';
import { refuse } from './readers/refuse.ts';

/** A header that was found. */
export interface Header {
  /** Index of its last row; -1 where there is none. */
  index: number;
  /** How many rows it takes. */
  rows: 0 | 1 | 2;
  names: string[];
}

/** A column's name in a file without a header: A … Z, AA …. */
function letters(index: number): string {
  const [rest, last] = [Math.floor(index / 26), String.fromCharCode(65 + (index % 26))];
  return rest === 0 ? last : letters(rest - 1) + last;
}

const cellAt = (row: readonly string[], index: number): string => (row[index] ?? '').trim();

/** Groups of the upper row reach as far as the cells right of them are blank. */
function groupNames(upper: readonly string[], width: number): string[] {
  let group = '';
  return Array.from({ length: width }, (_, index) => {
    group = cellAt(upper, index) || group;
    return group;
  });
}

const isValue = (cell: string): boolean => isPlainValue(cell) || /^\s*\d+(?:\.\d+)?\s*$/.test(cell);

/**
 * The names of two rows as one, or undefined where they are no header of two rows. They are one where the upper row has names
 * with nothing below (cells merged downwards) and the lower one fills its blanks, or where the lower one has a name twice.
 * A title above a header is neither.
 */
function together(upper: readonly string[], lower: readonly string[]): string[] | undefined {
  if (isBlank(lower) || lower.some(isValue)) return undefined;
  const columns = Array.from({ length: Math.max(upper.length, lower.length) }, (_, index) => index);
  const pairs = columns.map((index) => [cellAt(upper, index), cellAt(lower, index)] as const);
  const filled = pairs.filter(([, low]) => low !== '');
  const known = filled.filter(([, low]) => headerField(low) !== undefined || isSerialHeader(low));
  if (known.length * 2 < filled.length) return undefined;
  const fills = pairs.filter(([top, low]) => low !== '' && top === '').length;
  const spans = pairs.filter(([top, low]) => top !== '' && low === '').length;
  const tops = pairs.filter(([top]) => top !== '').length;
  const isTwice = new Set(filled.map(([, low]) => low)).size < filled.length;
  if (fills === 0 || !(spans > 0 || (isTwice && tops > 1))) return undefined;
  const groups = groupNames(upper, columns.length);
  return pairs.map(([top, low], index) => {
    if (low === '') return top;
    const group = top || groups[index]!;
    return group === '' || group === low ? low : `${group}/${low}`;
  });
}

/** What a column is told by: the whole name, or its lower part where only that says something. */
export function tellingName(name: string): string {
  const low = name.slice(name.indexOf('/') + 1);
  return headerField(name) === undefined && headerField(low) !== undefined ? low : name;
}

/** The header among the first rows; `wanted` is its row counted from 1. Throws `input-refused` where that row has none. */
export function findHeader(rows: readonly string[][], wanted: number | undefined): Header {
  if (wanted !== undefined) {
    const row = rows[wanted - 1];
    if (row === undefined || isBlank(row)) {
      refuse(
        'header_row',
        '该行没有表头：请填写列名所在的行号（从 1 计），或留空',
        'there is no header in that row: give the row that holds the column names, counted from 1, or leave it empty',
      );
    }
    return { index: wanted - 1, rows: 1, names: row!.map((name) => name.trim()) };
  }
  const index = findHeaderRow(rows);
  if (index === -1) {
    const width = Math.max(...rows.map((row) => row.length));
    return { index, rows: 0, names: Array.from({ length: width }, (_, column) => letters(column)) };
  }
  const [above, row, below] = [rows[index - 1], rows[index]!, rows[index + 1]];
  const downwards = below === undefined ? undefined : together(row, below);
  if (downwards !== undefined) return { index: index + 1, rows: 2, names: downwards };
  const upwards = above === undefined ? undefined : together(above, row);
  return upwards === undefined
    ? { index, rows: 1, names: row.map((name) => name.trim()) }
    : { index, rows: 2, names: upwards };
}

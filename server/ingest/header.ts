// The header of a list: in which row it stands, whether it takes two, what the columns are called.
import { isBlank } from './columns/extra-rows.ts';
import { findHeaderRow, headerNames, isGroupRow } from './columns/header-row.ts';
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

/** The row that a person says is the header, as an index. */
function wantedRow(rows: readonly string[][], wanted: number): number {
  const row = rows[wanted - 1];
  if (row === undefined || isBlank(row)) {
    refuse(
      'header_row',
      '该行没有表头：请填写列名所在的行号（从 1 计），或留空',
      'there is no header in that row: give the row that holds the column names, counted from 1, or leave it empty',
    );
  }
  return wanted - 1;
}

/**
 * The header among the first rows; `wanted` is its row counted from 1, the lower of two. Throws `input-refused` where that
 * row has none.
 */
export function findHeader(rows: readonly string[][], wanted: number | undefined): Header {
  const index = wanted === undefined ? findHeaderRow(rows) : wantedRow(rows, wanted);
  if (index === -1) {
    const width = Math.max(...rows.map((row) => row.length));
    return { index, rows: 0, names: Array.from({ length: width }, (_, column) => letters(column)) };
  }
  const two = isGroupRow(rows[index - 1] ?? [], rows[index]!);
  return { index, rows: two ? 2 : 1, names: headerNames(rows, index) };
}

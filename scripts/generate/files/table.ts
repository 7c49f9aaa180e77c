/** The cells of one file from its layout: titles, header rows, data with gaps, blank rows, repeated headers, totals. */
import type { Random } from '../../fixtures/random.ts';
import { formsFor, type Value } from './forms.ts';
import type { Layout } from './layout.ts';
import { complexesFor, makePerson } from './values.ts';

export interface Merge {
  row: number;
  column: number;
  rows: number;
  columns: number;
}

export interface Table {
  cells: Value[][];
  /** Row of the column names, from 1; the lower of two; 0 where there is none. */
  headerRow: number;
  merges: Merge[];
}

/** Two rows: groups over their columns, what belongs to no group over both. */
function twoRows(layout: Layout, at: number): { rows: string[][]; merges: Merge[] } {
  const upper = layout.columns.map(({ header, group }) => group ?? header);
  const lower = layout.columns.map(({ header, group }) => (group === undefined ? '' : header));
  const merges: Merge[] = [];
  const rows = [upper.map(() => ''), lower];
  for (let column = 0; column < upper.length; column += 1) {
    const { group } = layout.columns[column]!;
    rows[0]![column] = upper[column]!;
    if (group === undefined) {
      if (upper[column] !== '') merges.push({ row: at, column, rows: 2, columns: 1 });
      continue;
    }
    let end = column;
    while (layout.columns[end + 1]?.group === group) end += 1;
    if (end > column) merges.push({ row: at, column, rows: 1, columns: end - column + 1 });
    column = end;
  }
  return { rows, merges };
}

/** Draws the rows of a file. */
export function makeTable(random: Random, layout: Layout): Table {
  const isText = layout.format !== 'xlsx' && layout.format !== 'xls';
  const forms = formsFor(random, isText, layout.tongue === 'en');
  const complexes = complexesFor(random);
  const tall = random.pick([6, 11, 18, 33]);
  const cells: Value[][] = layout.above.map((row) => [...row]);
  const merges: Merge[] = [];
  const names = layout.columns.map(({ header }) => header);
  if (layout.headerKind === 'two') {
    const two = twoRows(layout, cells.length);
    cells.push(...two.rows);
    merges.push(...two.merges);
  } else if (layout.headerKind !== 'none') {
    cells.push(names);
  }
  const headerRow = layout.headerKind === 'none' ? 0 : cells.length;
  for (let row = 0; row < layout.rows; row += 1) {
    const person = makePerson(random, complexes, tall);
    cells.push(
      layout.columns.map(({ kind, extra, filled }): Value => {
        if (!random.chance(filled)) return '';
        if (kind !== undefined) return forms[kind](person);
        return extra === undefined ? '' : extra.value(random, row);
      }),
    );
    if (layout.rows > 40 && random.chance(0.001)) cells.push([]);
    if (
      layout.headerKind !== 'two' &&
      layout.headerKind !== 'none' &&
      layout.rows > 100 &&
      row % 60 === 59 &&
      layout.rows % 5 === 0
    )
      cells.push(names);
  }
  if (random.chance(0.12)) cells.push([random.pick(['合计', '总计：', '共计']), '', String(layout.rows)]);
  return { cells, headerRow, merges };
}

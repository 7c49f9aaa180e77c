// What a sheet of a workbook holds beside its cells.
import { both, type Text } from '#contract/text.ts';
import { GENERAL, type NumberFormat } from './cell-text.ts';
import type { TableFacts } from './define.ts';

/** Complete once the sheet was read. */
export interface SheetFacts {
  /** The last row that the sheet says it has; 0 where it does not say. */
  declaredRows: number;
  hiddenRows: number;
  /** Counted from 1. */
  hiddenColumns: number[];
  /** How many ranges of cells are merged. */
  merged: number;
  /** How many numbers of each style stand in each column. */
  styles: Map<number, number>[];
}

export const noFacts = (): SheetFacts => ({
  declaredRows: 0,
  hiddenRows: 0,
  hiddenColumns: [],
  merged: 0,
  styles: [],
});

/** Counts a number in a column's styles. */
export function countStyle({ styles }: SheetFacts, column: number, style: number): void {
  const counts = (styles[column] ??= new Map<number, number>());
  counts.set(style, (counts.get(style) ?? 0) + 1);
}

const places = (columns: readonly number[]): string => columns.slice(0, 20).join('、');

/** Says that what is hidden was read like the rest. */
export function hiddenNotes({ hiddenRows, hiddenColumns }: SheetFacts): Text[] {
  const notes: Text[] = [];
  if (hiddenRows > 0)
    notes.push(
      both(`${hiddenRows} 个隐藏的行已照常读取`, `${hiddenRows} hidden rows were read like the others`),
    );
  if (hiddenColumns.length > 0) {
    const [zh, en] = [places(hiddenColumns), hiddenColumns.slice(0, 20).join(', ')];
    notes.push(
      both(
        `隐藏的列（第 ${zh} 列）已照常读取`,
        `hidden columns (${en}, counted from 1) were read like the others`,
      ),
    );
  }
  return notes;
}

/** A sheet's facts with its formats by their codes. */
export function tableFacts(
  facts: SheetFacts,
  formats: readonly NumberFormat[],
  { sheets, office = {} }: Pick<TableFacts, 'sheets' | 'office'>,
): TableFacts {
  return {
    mark: false,
    hiddenRows: facts.hiddenRows,
    hiddenColumns: facts.hiddenColumns,
    mergedRanges: facts.merged,
    formats: Array.from(facts.styles, (styles) => {
      const codes = new Map<string, number>();
      for (const [style, cells] of styles ?? []) {
        const { code } = formats[style] ?? GENERAL;
        codes.set(code, (codes.get(code) ?? 0) + cells);
      }
      return codes;
    }),
    ...(sheets === undefined ? {} : { sheets }),
    ...(Object.keys(office).length === 0 ? {} : { office }),
  };
}

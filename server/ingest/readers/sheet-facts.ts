// What a sheet of a workbook holds beside its cells.

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

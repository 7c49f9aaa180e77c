// What a column of a table is, and how rows are put in order and picked out by what their cells say.

export interface Column<R> {
  id: string;
  title: string;
  /** What the cell says. */
  text(row: R): string;
  /** By what rows are put in order: numbers by size, texts as a person sorts them. */
  key(row: R): string | number;
}

export interface Order {
  column: string;
  isDown: boolean;
}

const collator = new Intl.Collator(['zh', 'en'], { numeric: true });

/** Rows in an order; those whose cell is empty stand last, whichever way. Equal rows stay as they were. */
export function inOrder<R>(
  rows: readonly R[],
  columns: readonly Column<R>[],
  order: Order | undefined,
): readonly R[] {
  const column = columns.find(({ id }) => id === order?.column);
  if (column === undefined) return rows;
  const sign = order?.isDown === true ? -1 : 1;
  // Keys are read once for every row, not once for every comparison.
  const keyed = rows.map((row, at) => ({ row, at, key: column.key(row) }));
  keyed.sort((a, b) => {
    if (a.key === '' || b.key === '') return Number(a.key === '') - Number(b.key === '') || a.at - b.at;
    const by =
      typeof a.key === 'number' && typeof b.key === 'number'
        ? a.key - b.key
        : collator.compare(String(a.key), String(b.key));
    return by * sign || a.at - b.at;
  });
  return keyed.map(({ row }) => row);
}

/** Rows of which any cell holds a text. */
export function holding<R>(rows: readonly R[], columns: readonly Column<R>[], text: string): readonly R[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return rows;
  return rows.filter((row) => columns.some((column) => column.text(row).toLowerCase().includes(wanted)));
}

/** Narrowest and widest that a column begins with, and how wide a character is (px). */
const WIDTH = { least: 70, most: 320, latin: 7.2, wide: 13 } as const;
/** Rows whose cells decide how wide a column begins. */
const SAMPLE = 60;

const widthOf = (text: string): number => {
  let width = 24;
  for (const letter of text) {
    width += letter > '\u2e7f' ? WIDTH.wide : WIDTH.latin;
    if (width > WIDTH.most) break;
  }
  return width;
};

/**
 * Widths of columns (px), from their titles and some rows. They are fixed: a table that measures itself anew at every
 * row that scrolls in cannot keep up.
 */
export function widths<R>(columns: readonly Column<R>[], rows: readonly (R | undefined)[]): number[] {
  const sample = rows.slice(0, SAMPLE).filter((row): row is R => row !== undefined);
  return columns.map((column) => {
    const widest = Math.max(widthOf(column.title) + 16, ...sample.map((row) => widthOf(column.text(row))));
    return Math.round(Math.min(WIDTH.most, Math.max(WIDTH.least, widest)));
  });
}

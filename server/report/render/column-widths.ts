// How wide the columns of a table are on paper: by their shares, but none narrower than its longest word.
import type { Column } from '../model.ts';

/** A page as columns see it, in any one unit. */
export interface Measured {
  /** Between its margins. */
  width: number;
  /** What a cell keeps free on both sides together. */
  pad: number;
  /** The widest that the longest word of a column may claim for it. */
  most: number;
  widthOf(word: string, weight: 'bold' | 'regular'): number;
}

/** Rows of which words are measured. */
const LOOKED_AT = 200;

/** Widths that fill the page; where words claim more than their share, the wide columns make room. */
export function columnWidths(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  { width: whole, pad, most, widthOf }: Measured,
): number[] {
  const shares = columns.reduce((sum, { width }) => sum + width, 0);
  const least = columns.map(({ title, isCode }, at) => {
    const words = title.split(/\s+/).map((word) => widthOf(word, 'bold'));
    const cells = isCode === true ? [] : rows.slice(0, LOOKED_AT).map((row) => row[at] ?? '');
    const inCells = cells.flatMap((cell) =>
      (cell.match(/[!-~]+/g) ?? []).map((word) => widthOf(word, 'regular')),
    );
    return Math.min(most, Math.max(0, ...words, ...inCells) + pad);
  });
  const widths = columns.map(({ width }, at) => Math.max((width / shares) * whole, least[at] ?? 0));
  const over = widths.reduce((sum, width) => sum + width, 0) - whole;
  if (over <= 0) return widths;
  const spare = widths.map((width, at) => width - (least[at] ?? 0));
  const all = spare.reduce((sum, width) => sum + width, 0);
  return all <= over
    ? widths.map((width) => (width / (over + whole)) * whole)
    : widths.map((width, at) => width - (over * (spare[at] ?? 0)) / all);
}

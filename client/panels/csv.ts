// Text of tables for other programs: CSV (RFC 4180) and tab-separated for the clipboard.
import { csvText, harmless } from '#contract/csv.ts';

/** CSV with a byte-order mark, by which spreadsheets know that it is UTF-8. */
export const toCsv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(csvText).join(',')).join('\r\n')}\r\n`;

/** Tab-separated lines; tabs and line ends within a cell become spaces. */
export const toTsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map((cell) => harmless(cell.replaceAll(/[\t\r\n]+/g, ' '))).join('\t')).join('\n');

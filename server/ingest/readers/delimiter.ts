// Which character separates the cells of a text file.
import { parseDelimited } from './delimited.ts';

const CANDIDATES = [',', '\t', ';', '|'] as const;
const LINES = 60;

/** How many cells most lines have, and the share of lines that have as many. */
function agreement(text: string, delimiter: string): { cells: number; share: number } {
  const rows = parseDelimited(text, delimiter).filter((row) => row.length > 1 || row[0] !== '');
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  let [cells, lines] = [1, 0];
  for (const [size, times] of counts) {
    if (size > 1 && (times > lines || (times === lines && size > cells))) [cells, lines] = [size, times];
  }
  return { cells, share: lines / Math.max(1, rows.length) };
}

/** The delimiter by which most of the first lines have the same number of cells; a comma where there is but one column. */
export function sniffDelimiter(head: string): string {
  const text = head.split(/\r\n|\n|\r/, LINES).join('\n');
  const scored = CANDIDATES.map((delimiter) => ({ delimiter, ...agreement(text, delimiter) }));
  const [best] = scored.sort((a, b) => b.share - a.share || b.cells - a.cells);
  return best !== undefined && best.share > 0 ? best.delimiter : ',';
}

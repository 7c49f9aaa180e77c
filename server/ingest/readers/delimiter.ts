// Which character, or run of characters, separates the cells of a text file.
import { parseDelimited } from './delimited.ts';

/** What spreadsheets and databases write. */
const USUAL = [',', '\t', ';', '|'];
/** What dumps and chat windows write; looked for where no usual one fits. Longer ones first, for they hold shorter ones. */
const ODD = ['----', '---', '@@', '\u0001', '\u001F', '，', '；', '、', '^', '~', '#', ' '];
/** What is also written twice. */
const DOUBLED = new Set(['|', '^', '~', '#', ' ']);
const LINES = 60;
/** A usual delimiter that gives this share of the lines the same number of cells is taken. */
const FITS = 0.6;
/** A spreadsheet's own word for it, in the first line. */
const SAID = /^sep=(.)\r?$/i;

interface Agreement {
  delimiter: string;
  cells: number;
  share: number;
}

/** How many cells most lines have, and the share of lines that have as many. */
function agreement(text: string, delimiter: string): Agreement {
  const rows = parseDelimited(text, delimiter).filter((row) => row.length > 1 || row[0] !== '');
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  let [cells, lines] = [1, 0];
  for (const [size, times] of counts) {
    if (size > 1 && (times > lines || (times === lines && size > cells))) [cells, lines] = [size, times];
  }
  return { delimiter, cells, share: lines / Math.max(1, rows.length) };
}

const best = (text: string, candidates: readonly string[]): Agreement =>
  candidates
    .map((delimiter) => agreement(text, delimiter))
    .sort((a, b) => b.share - a.share || b.cells - a.cells)[0]!;

/** Twice the character where every other cell between single ones would be blank. */
function doubled(text: string, { delimiter, cells, share }: Agreement): string {
  if (!DOUBLED.has(delimiter)) return delimiter;
  const twice = agreement(text, delimiter.repeat(2));
  return twice.share >= share && cells - 1 === 2 * (twice.cells - 1) ? twice.delimiter : delimiter;
}

/** The delimiter by which most of the first lines have the same number of cells; a comma where there is but one column. */
export function sniffDelimiter(head: string): string {
  const lines = head.split(/\r\n|\n|\r/, LINES);
  const said = SAID.exec(lines[0] ?? '')?.[1];
  if (said !== undefined) return said;
  const text = lines.join('\n');
  const usual = best(text, USUAL);
  if (usual.share >= FITS) return doubled(text, usual);
  const odd = best(text, ODD);
  if (odd.share >= FITS && odd.share > usual.share) return doubled(text, odd);
  return usual.share > 0 ? usual.delimiter : ',';
}

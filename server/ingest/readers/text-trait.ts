// How a text file is written: what ends its lines, which cells stand in quotation marks.
import type { TextTrait } from '#contract/traits.ts';

/** By so many lines the quotation marks are told. */
const LINES = 500;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

function lineEnds(head: string): TextTrait['lineEnds'] {
  const crlf = count(head, /\r\n/g);
  const lf = count(head, /\n/g) - crlf;
  const cr = count(head, /\r(?!\n)/g);
  const kinds = [crlf, lf, cr].filter((lines) => lines > 0);
  // A last piece may end between the two.
  if (kinds.length > 1 && !(kinds.length === 2 && cr === 1 && head.endsWith('\r'))) return 'mixed';
  if (crlf > 0) return 'crlf';
  return cr > 0 && lf === 0 ? 'cr' : 'lf';
}

function quotes(head: string, delimiter: string): TextTrait['quotes'] {
  const lines = head.split(/\r\n|\n|\r/, LINES).filter((line) => line !== '');
  const cells = lines.flatMap((line) => line.split(delimiter)).filter((cell) => cell !== '');
  const opened = cells.filter((cell) => cell.startsWith('"'));
  if (opened.length === 0) return 'none';
  // A cell that closes where it opened had no need of its marks.
  const needless = opened.filter((cell) => /^"[^"]*"$/.test(cell));
  if (needless.length === 0) return 'needed';
  return cells.every((cell) => cell.startsWith('"') || cell.endsWith('"')) ? 'all' : 'some';
}

/** By the first lines of a file. */
export const textTrait = (head: string, delimiter: string): TextTrait => ({
  delimiter,
  quotes: quotes(head, delimiter),
  lineEnds: lineEnds(head),
});

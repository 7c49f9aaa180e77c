// E-mail addresses in lower case.
import type { Said } from './rules.ts';
import { compact, LONGEST_READ, tidy } from './width.ts';

const EMAIL = /^[^\s@,;<>()]+@[^\s@,;<>()]+\.[^\s@,;<>().]+$/;
/** One address among words, or the first of several. */
const WITHIN = /[\w.+%-]+@[\w-]+(?:\.[\w-]+)+/;

/** The address in lower case; undefined where the cell is none. */
export function emailAddress(cell: string, said?: Said): string | undefined {
  if (cell === '' || !/[@＠]/.test(cell)) return undefined;
  const short = cell.slice(0, LONGEST_READ);
  const whole = compact(short)
    .replace(/^(?:mailto:)+/i, '')
    .toLowerCase();
  const email = EMAIL.test(whole) ? whole : WITHIN.exec(tidy(short).toLowerCase())?.[0];
  if (email !== undefined && email !== cell) said?.('email');
  return email;
}

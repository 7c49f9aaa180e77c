// E-mail addresses in lower case.
import type { Said } from './rules.ts';
import { compact, tidy } from './width.ts';

const EMAIL = /^[^\s@,;<>()]+@[^\s@,;<>()]+\.[^\s@,;<>().]+$/;
/** One address among words, or the first of several. */
const WITHIN = /[\w.+%-]+@[\w-]+(?:\.[\w-]+)+/;

/** The address in lower case; undefined where the cell is none. */
export function emailAddress(cell: string, said?: Said): string | undefined {
  if (cell === '' || !/[@＠]/.test(cell)) return undefined;
  const whole = compact(cell)
    .replace(/^mailto:/i, '')
    .toLowerCase();
  const email = EMAIL.test(whole) ? whole : WITHIN.exec(tidy(cell).toLowerCase())?.[0];
  if (email !== undefined && email !== cell) said?.('email');
  return email;
}

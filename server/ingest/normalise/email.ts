// E-mail addresses in lower case.
import { compact } from './width.ts';

const EMAIL = /^[^\s@,;<>()]+@[^\s@,;<>()]+\.[^\s@,;<>().]+$/;

/** The address in lower case; undefined where the cell is none. */
export function emailAddress(cell: string): string | undefined {
  if (cell === '') return undefined;
  const email = compact(cell)
    .replace(/^mailto:/i, '')
    .toLowerCase();
  return EMAIL.test(email) ? email : undefined;
}

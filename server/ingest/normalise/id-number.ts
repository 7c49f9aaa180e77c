// Citizen ID numbers (GB 11643-1999): check character, 15 to 18 digits, numbers that a spreadsheet damaged.
import { compact } from './width.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECKS = '10X98765432';
const FULL = /^\d{17}[\dX]$/;
const OLD = /^\d{15}$/;
/** Digits beyond the fifteenth became zeros. One true number in a thousand looks so too: it proves nothing either. */
const RUINED = /^\d{15}000$/;
/** Sixteen digits are left where a table of floating point numbers came between. */
const ROUNDED = /^\d{16}00$/;
const SCIENTIFIC = /^(\d)(?:\.(\d+))?E\+?(1[4-9])$/;
const DECORATION = /^[='`"]+|['`"]+$|^(?:身份证号?|ID)[::]?|[-.·](?=\d)/gi;

/** What a cell tells of an ID number: all of it, its leading digits (`prefix`), or only what is written, without its proof. */
export interface IdReading {
  number?: string;
  prefix?: string;
  /** Cleaned, as compared where the number proves nothing. */
  written: string;
}

const SLIP = /^\d{14,18}[\dX]$/;

/** Whether what is written is an ID number with a slip in it: of nearly the right length, its check failing. */
export const isIdSlip = ({ number, prefix, written }: IdReading): boolean =>
  number === undefined && prefix === undefined && SLIP.test(written) && !/^(\d)\1+$/.test(written);

/** The check character of the first 17 digits (ISO 7064 MOD 11-2). */
export function checkCharacter(digits: string): string {
  let sum = 0;
  for (let index = 0; index < 17; index += 1) sum += (digits.charCodeAt(index) - 48) * WEIGHTS[index]!;
  return CHECKS[sum % 11]!;
}

/** Whether digits 7–14 are a day on which a living or lately dead person can have been born. */
function isBirthday(number: string): boolean {
  const year = Number(number.slice(6, 10));
  const month = Number(number.slice(10, 12));
  const day = Number(number.slice(12, 14));
  return year >= 1880 && year <= 2099 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/** Whether a text is an ID number of 18 characters that proves itself. */
export const isIdNumber = (text: string): boolean =>
  FULL.test(text) && checkCharacter(text) === text[17] && isBirthday(text);

/** Reads one cell. An empty cell gives undefined. */
export function readIdNumber(cell: string): IdReading | undefined {
  if (cell === '') return undefined;
  if (!RUINED.test(cell) && isIdNumber(cell)) return { number: cell, written: cell };
  const bare = compact(cell).toUpperCase();
  const scientific = SCIENTIFIC.exec(bare);
  if (scientific !== null) {
    const digits = `${scientific[1]}${scientific[2] ?? ''}`.replace(/0+$/, '');
    return { prefix: digits, written: bare };
  }
  const text = bare.replace(DECORATION, '').replace(/[×*]$/, 'X');
  if (text === '') return undefined;
  if (RUINED.test(text)) return { prefix: text.slice(0, 15), written: text };
  if (isIdNumber(text)) return { number: text, written: text };
  if (ROUNDED.test(text)) return { prefix: text.slice(0, 15), written: text };
  if (OLD.test(text)) {
    const long = `${text.slice(0, 6)}19${text.slice(6)}`;
    if (isBirthday(`${long}0`)) return { number: `${long}${checkCharacter(long)}`, written: text };
  }
  return { written: text };
}

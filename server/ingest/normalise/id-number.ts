// Citizen ID numbers (GB 11643-1999): check character, 15 to 18 digits, birthday and sex, numbers that a spreadsheet damaged.
import type { Said } from './rules.ts';
import { compact, LONGEST_READ } from './width.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECKS = '10X98765432';
const FULL = /^\d{17}[\dX]$/;
const OLD = /^\d{15}$/;
/** Digits beyond the fifteenth became zeros. One true number in a thousand looks so too: it proves nothing either. */
const RUINED = /^\d{15}000$/;
/** Sixteen digits are left where a table of floating point numbers came between. */
const ROUNDED = /^\d{16}00$/;
const SCIENTIFIC = /^(\d)(?:\.(\d+))?E\+?(1[4-9])$/;
const DECORATION = /^[='`"‘’“”]+|['`"‘’“”]+$|^(?:居民)?(?:身份证号?码?|证件号?码?|ID)[::]?|[-.·_](?=\d|X$)/gi;
/** What stands for the check character X: a multiplication sign, a star, a Cyrillic letter. */
const LIKE_X = /[×*✕хХ]$/;
const WITHIN = /(?<!\d)\d{17}[\dX](?![\dX])/g;
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

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
  return year >= 1880 && year <= 2099 && month >= 1 && day >= 1 && day <= (DAYS[month - 1] ?? 0);
}

/** Whether a text is an ID number of 18 characters that proves itself. */
export const isIdNumber = (text: string): boolean =>
  FULL.test(text) && checkCharacter(text) === text[17] && isBirthday(text);

/** The day of birth in an ID number of 18 characters, ISO 8601. */
export const birthDate = (number: string): string =>
  `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;

/** The sex in an ID number of 18 characters: the sequence of a man is odd. */
export const sexOf = (number: string): 'f' | 'm' => (Number(number[16]) % 2 === 1 ? 'm' : 'f');

/**
 * The digits that scientific notation leaves for certain. The last one shown may be rounded up, except the sixth of 18: the
 * century behind it begins with 1 or 2. A zero at the end may have come of rounding too.
 */
function certainDigits(shown: string, exponent: string): string {
  return exponent === '17' && shown.length === 6 ? shown : shown.replace(/0+$/, '').slice(0, -1);
}

/** Of several numbers in a cell, or one among words, the first that proves itself. */
const within = (text: string): string | undefined => text.match(WITHIN)?.find(isIdNumber);

/** Reads one cell. An empty cell gives undefined. */
export function readIdNumber(cell: string, said?: Said): IdReading | undefined {
  if (cell === '') return undefined;
  if (!RUINED.test(cell) && isIdNumber(cell)) {
    said?.('checksum');
    return { number: cell, written: cell };
  }
  const bare = compact(cell.slice(0, LONGEST_READ)).toUpperCase();
  const scientific = SCIENTIFIC.exec(bare);
  if (scientific !== null) {
    said?.('scientific');
    return {
      prefix: certainDigits(`${scientific[1]}${scientific[2] ?? ''}`, scientific[3]!),
      written: bare,
    };
  }
  const text = bare.replace(DECORATION, '').replace(LIKE_X, 'X');
  if (text === '') return undefined;
  if (text !== cell) said?.('width-and-blanks');
  if (!RUINED.test(text) && isIdNumber(text)) {
    said?.('checksum');
    return { number: text, written: text };
  }
  if (RUINED.test(text) || ROUNDED.test(text)) {
    said?.('fifteen-digits-left');
    return { prefix: text.slice(0, 15), written: text };
  }
  if (OLD.test(text)) {
    const long = `${text.slice(0, 6)}19${text.slice(6)}`;
    if (isBirthday(`${long}0`)) {
      said?.('fifteen-to-eighteen');
      return { number: `${long}${checkCharacter(long)}`, written: text };
    }
  }
  const found = text.length > 18 ? within(text) : undefined;
  if (found !== undefined) {
    said?.('checksum');
    return { number: found, written: found };
  }
  said?.(FULL.test(text) ? 'checksum-fails' : 'no-id-number');
  return { written: text };
}

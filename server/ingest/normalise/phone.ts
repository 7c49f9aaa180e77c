// Phones: one canonical form per number, several numbers in a cell, filler numbers left out.
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { halfWidth } from './width.ts';

// By form only, not by issued blocks: a list may hold numbers of blocks issued later, tests hold some never issued.
const MOBILE = /^1[3-9]\d{9}$/;
const SEPARATORS = /[\s\-–—_.·()\u3000\u00A0\u200B'"=]/g;
const SPLIT = /[,;/、，；|\\\n\r]|(?<=\d{7,})\s+(?=1[3-9]\d|\+|0\d{2})/;
const FILLER = /^(\d)\1+$|^1[3-9]\d(\d)\2{7}$|^(?:0?1234567\d*)$/;
const SCIENTIFIC = /^\d+E\+?\d+$/i;
/** Behind a number that passed through a table of floating point numbers. */
const DECIMAL = /\.0+$/;
const DIGITS = /^\d+$/;
const EXTENSION = /(?:转|ext\.?|x|分机)\s*\d{1,6}$/i;
const CACHE_LIMIT = 50_000;
const foreign = new Map<string, string | undefined>();

/** Whether a text is a mainland mobile number, 11 digits. */
export const isMobile = (text: string): boolean => MOBILE.test(text);

/** What is no mainland mobile goes through libphonenumber's plan: landlines, foreign numbers. */
function byPlan(number: string): string | undefined {
  const parsed = parsePhoneNumberFromString(number, 'CN');
  if (parsed === undefined || !parsed.isPossible()) return undefined;
  if (parsed.countryCallingCode !== '86') return parsed.number;
  const national = String(parsed.nationalNumber);
  return MOBILE.test(national) ? national : `0${national}`;
}

/** One number in canonical form, or undefined where it is none. */
export function phoneNumber(written: string): string | undefined {
  let number = written.replace(DECIMAL, '').replace(SEPARATORS, '');
  if (MOBILE.test(number)) return FILLER.test(number) ? undefined : number;
  const bare = number.replace(/^(?:\+|00)?86(?=1[3-9]\d{9}$)|^0(?=1[3-9]\d{9}$)/, '');
  if (MOBILE.test(bare)) return FILLER.test(bare) ? undefined : bare;
  if (number === '' || SCIENTIFIC.test(number)) return undefined;
  number = number.replace(EXTENSION, '');
  if (number.length < 7 || number.length > 20 || FILLER.test(number)) return undefined;
  // Seven or eight digits are a landline of an area that is not said, nine or ten a mobile that lost some: kept as they are.
  if (DIGITS.test(number) && number[0] !== '0' && number.length <= 10) return number;
  if (foreign.has(number)) return foreign.get(number);
  const found = byPlan(number);
  if (foreign.size >= CACHE_LIMIT) foreign.clear();
  foreign.set(number, found);
  return found;
}

/** All numbers of a cell, in order, each once. */
export function phoneNumbers(cell: string): string[] {
  if (cell === '') return [];
  if (MOBILE.test(cell)) return FILLER.test(cell) ? [] : [cell];
  const text = halfWidth(cell);
  const whole = phoneNumber(text);
  if (whole !== undefined) return [whole];
  if (!SPLIT.test(text)) return [];
  const numbers = text.split(SPLIT).map(phoneNumber);
  return [...new Set(numbers.filter((number) => number !== undefined))];
}

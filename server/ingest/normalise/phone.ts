// Phones: one canonical form per number, several numbers in a cell, filler numbers left out.
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { remembered } from './bounded-cache.ts';
import type { Said } from './rules.ts';
import { LONGEST_READ, tidy } from './width.ts';

// By form only, not by issued blocks: a list may hold numbers of blocks issued later, tests hold some never issued.
const MOBILE = /^1[3-9]\d{9}$/;
const FILLER = /^(\d)\1+$|^1[3-9]\d(\d)\2{7}$|^(?:0?1234567\d*)$/;
const SCIENTIFIC = /^\d(?:\.\d+)?E\+?\d+$/i;
/** A day or a month is no phone. */
const DATE = /^(?:19|20)\d\d[-/.年]\d{1,2}(?:[-/.月]\d{1,2}日?)?$/;
const QUOTES = /['"`‘’“”=]/g;
const DASHES = /[–—―‐‑−]/g;
/** Behind a number that passed through a table of floating point numbers. */
const DECIMAL = /\.0+(?!\d)/g;
/** Two or three mobiles that nothing parts. */
const GLUED = /(?<!\d)(?:1[3-9]\d{9}){2,3}(?!\d)/g;

const GAP = '[\\s.·_-]?';
const MOBILE_FORM = `(?<mobile>(?<!\\d)(?:\\(?(?:\\+|00)?86\\)?[\\s-]*|0)?1[3-9]\\d(?:${GAP}\\d){8}(?!\\d))`;
const FOREIGN_FORM = '(?<foreign>(?:\\+|(?<!\\d)00)[1-9][\\d\\s().-]{5,20}\\d)';
const LANDLINE_FORM = '(?<landline>(?<!\\d)\\(?0\\d{2,3}\\)?[\\s-]*\\d{3,4}[\\s-]?\\d{3,4}(?!\\d))';
const EXTENSION_FORM =
  '(?<extension>\\s*(?:[转轉#xX]|ext\\.?|分机|分機|-(?=\\d{1,4}(?!\\d)))\\s*[:：]?\\d{1,6})?';
const OTHER_FORM = '(?<other>\\d[\\d-]{5,18}\\d)';
const FORMS = new RegExp(
  `(?:${MOBILE_FORM}|${FOREIGN_FORM}|${LANDLINE_FORM}${EXTENSION_FORM}|${OTHER_FORM})`,
  'gi',
);

/** Whether a text is a mainland mobile number, 11 digits. */
export const isMobile = (text: string): boolean => MOBILE.test(text);

/** Digits of a number at least: of one of ours without those of its area, of a foreign one with those of its country. */
const FEWEST = 7;

const digitsOf = (written: string): string => written.replace(/\D/g, '');

/** What is no mainland mobile goes through libphonenumber's plan: landlines, foreign numbers. */
const byPlan: (number: string) => string | undefined = remembered((number): string | undefined => {
  const parsed = parsePhoneNumberFromString(number, 'CN');
  if (parsed === undefined || !parsed.isPossible()) return undefined;
  if (parsed.countryCallingCode !== '86') {
    if (digitsOf(parsed.number).length < FEWEST) return undefined;
    // Of several zeros in front each reading takes one.
    return parsed.number === number ? number : byPlan(parsed.number);
  }
  const national = String(parsed.nationalNumber).replace(/^0+(?=\d)/, '');
  if (national.length < FEWEST) return undefined;
  return MOBILE.test(national) ? national : `0${national}`;
}, 50_000);

const isFiller = (written: string): boolean => FILLER.test(digitsOf(written));

function numberOf(groups: Record<string, string | undefined>, said?: Said): string | undefined {
  const { mobile, foreign, landline, other } = groups;
  if (mobile !== undefined) {
    const digits = digitsOf(mobile);
    if (digits.length > 11) said?.('country-code');
    return digits.slice(-11);
  }
  if (foreign !== undefined) {
    const number = byPlan(foreign.replace(/^00/, '+').replace(/[^\d+]/g, ''));
    if (number !== undefined) said?.(number.startsWith('0') ? 'landline' : 'foreign');
    return number;
  }
  if (landline !== undefined) {
    said?.('landline');
    return byPlan(digitsOf(landline));
  }
  const digits = digitsOf(other ?? '');
  if (digits.length < FEWEST) return undefined;
  // Seven or eight digits are a landline of an area that is not said, nine or ten a mobile that lost some: kept as they are.
  if (digits[0] !== '0' && digits.length <= 10) {
    said?.(digits.length <= 8 || /^[48]00/.test(digits) ? 'no-area-code' : 'incomplete');
    return digits;
  }
  return byPlan(digits);
}

function readSlowly(cell: string, said?: Said): string[] {
  const bare = tidy(cell.slice(0, LONGEST_READ))
    .replace(QUOTES, '')
    .replace(DASHES, '-')
    .replace(DECIMAL, '');
  if (SCIENTIFIC.test(bare) || DATE.test(bare)) return [];
  const text = bare.replace(GLUED, (glued) => glued.replace(/\d{11}/g, '$& '));
  const numbers: string[] = [];
  for (const match of text.matchAll(FORMS)) {
    if (isFiller(match[0])) {
      said?.('filler');
      continue;
    }
    const number = numberOf(match.groups!, said);
    if (number === undefined || FILLER.test(number)) continue;
    if (match.groups!['extension'] !== undefined) said?.('extension');
    if (!numbers.includes(number)) numbers.push(number);
  }
  if (said !== undefined && numbers.length > 0) {
    if (numbers.length > 1) said('first-of-several');
    if (/\p{L}/u.test(text.replace(FORMS, ''))) said('note-left-out');
    if (numbers.length === 1 && bare !== numbers[0]) said('width-and-blanks');
  }
  return numbers;
}

const readRemembered = remembered((cell): readonly string[] => readSlowly(cell), 50_000);

/** All numbers of a cell, in order, each once. */
export function phoneNumbers(cell: string, said?: Said): string[] {
  if (cell === '') return [];
  if (said !== undefined) return readSlowly(cell, said);
  if (MOBILE.test(cell)) return FILLER.test(cell) ? [] : [cell];
  return [...readRemembered(cell)];
}

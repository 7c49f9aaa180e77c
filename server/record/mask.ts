// Masking: what is shown of personal data where nobody asked for it in the clear, with a reason, on the journal.
import type { Platform } from '#contract/model/handle.ts';
import type { RecordField } from '#contract/model/record-field.ts';
import { fold, maskMatches, type Folded } from './mask-fold.ts';
import { maskName, maskNames } from './mask-name.ts';

export { maskName } from './mask-name.ts';

const DIGIT = '[0-9〇零一二三四五六七八九幺]';
/** What people and spreadsheets put between the digits of one number. */
const GAP = String.raw`[\s\-‐-―−_.·・/()+\u200b-\u200f\u2060\ufeff]{0,4}`;
const NUMBER = new RegExp(`${DIGIT}(?:${GAP}${DIGIT})*(?:${GAP}[Xx×](?![\\p{L}\\p{N}]))?`, 'gu');

/** Digits from which on a number is taken for a phone, an ID number or what is left of one. */
const FEWEST_DIGITS = 7;

const YEAR = '(?:19|20)[0-9]{2}';
const MONTH = '(?:0[1-9]|1[0-2])';
const DAY = '(?:0[1-9]|[12][0-9]|3[01])';
const DATE = `${YEAR}[-./](?:${MONTH}|[1-9])[-./](?:${DAY}|[1-9])`;
const LEADING_DATE = new RegExp(`^${DATE}(?=\\s|$)`, 'u');
const TRAILING_DATE = new RegExp(`(?:^|\\s)${DATE}$`, 'u');
const MOMENT = `(?:${DATE}|${YEAR}[-./]?${MONTH}|${YEAR}${MONTH}${DAY}|${YEAR})`;
/** Days, months and years, or a span of them, and nothing else. */
const DATES_ONLY = new RegExp(`^${MOMENT}(?:[\\s\\-‐-―/]+${MOMENT})*$`, 'u');

/** What stands before the sign has at most 64 characters, as in the standard: without an end a long text would be searched from each of its characters to its end. */
const EMAIL = /[\p{L}\p{N}._%+-]{1,64}\s?@\s?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const SCIENTIFIC = /[0-9](?:\.[0-9]+)?[Ee]\+?[0-9]{1,2}(?![\p{L}\p{N}])/gu;
const PLATE =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使][A-Za-z][-·・.\s]?[A-Za-z0-9]{4,5}[A-Za-z0-9挂学警港澳](?![A-Za-z0-9])/gu;

const isDigit = (char: string): boolean => /[0-9〇零一二三四五六七八九幺]/.test(char);

/** Which of so many digits of a number may be seen: the first and the last. */
const seen = (digits: string): readonly [number, number] => {
  if (digits.length === 11 && digits.startsWith('1')) return [3, 4];
  if (digits.length === 13 && digits.startsWith('861')) return [5, 4];
  if (digits.length >= 12) return [4, 0];
  return digits.startsWith('0') ? [3, 0] : [0, 2];
};

/** Stars over the digits of one number, its separators kept; `[first, last]` digits stay. */
function maskDigits(chars: readonly string[], folded: string, fewest: number): string[] {
  const digits = [...folded].filter(isDigit).join('');
  if (digits.length < fewest) return [...chars];
  const [first, last] = seen(digits);
  let nth = 0;
  return chars.map((char, at) => {
    const plain = folded[at] ?? '';
    if (/[Xx×]/.test(plain)) return '*';
    if (!isDigit(plain)) return char;
    nth += 1;
    return nth <= first || nth > digits.length - last ? char : '*';
  });
}

/** A date beside a number stays; the number is masked by itself. */
function maskNumber(chars: readonly string[], folded: string, fewest: number): string[] {
  if (fewest < FEWEST_DIGITS) return maskDigits(chars, folded, fewest);
  if (DATES_ONLY.test(folded)) return [...chars];
  const leading = LEADING_DATE.exec(folded)?.[0].length ?? 0;
  if (leading > 0) {
    const rest = folded.slice(leading);
    const masked = rest === '' ? [] : maskNumber(chars.slice(leading), rest, fewest);
    return [...chars.slice(0, leading), ...masked];
  }
  const trailing = TRAILING_DATE.exec(folded);
  if (trailing !== null) {
    return [
      ...maskNumber(chars.slice(0, trailing.index), folded.slice(0, trailing.index), fewest),
      ...chars.slice(trailing.index),
    ];
  }
  return maskDigits(chars, folded, fewest);
}

const allStars = (chars: readonly string[], folded: string): string[] =>
  chars.map((char, at) => (/[\p{L}\p{N}]/u.test(folded[at] ?? '') ? '*' : char));

const maskEmails = (text: Folded): Folded =>
  text.folded.includes('@')
    ? maskMatches(text, EMAIL, (chars, folded) => [
        ...chars.slice(0, 1),
        '***',
        ...chars.slice(folded.indexOf('@')),
      ])
    : text;

const maskPlates = (text: Folded): Folded =>
  maskMatches(text, PLATE, (chars, folded) => [
    ...chars.slice(0, 2),
    ...allStars(chars.slice(2), folded.slice(2)),
  ]);

const maskNumbers = (text: Folded, fewest: number): Folded =>
  maskMatches(maskMatches(text, SCIENTIFIC, allStars), NUMBER, (chars, folded) =>
    maskNumber(chars, folded, fewest),
  );

/**
 * Masks phones, ID numbers (whole, of 15 digits or damaged), e-mails and plates in a text, written in whatever digits
 * and with whatever between them; and the names that are given. Dates stay.
 *
 * @param names full names that may stand in the text
 */
export function maskText(text: string, names?: ReadonlySet<string>): string {
  const masked = maskNumbers(maskPlates(maskEmails(fold(text))), FEWEST_DIGITS).text;
  return names === undefined ? masked : maskNames(masked, names);
}

/** In a column known to hold numbers, even a short run of digits is part of one. */
const SHORTEST_PART = 5;

/** Every digit of an address goes, the name of the complex stays. */
const maskAddress = (value: string): string =>
  maskMatches(fold(value), new RegExp(DIGIT, 'gu'), () => ['*']).text;

/** A door number, a plate or a mail that is not written as one: all letters and digits go. */
const maskAll = (value: string): string => {
  const { text, folded } = fold(value);
  return allStars([...text], folded).join('');
};

const changedOr = (masked: string, value: string): string => (masked === value ? maskAll(value) : masked);

/**
 * Masks a value of a record field; that of a column which maps to none is masked as free text.
 *
 * @param names full names that may stand in free text
 */
export function maskField(field: RecordField | null, value: string, names?: ReadonlySet<string>): string {
  switch (field) {
    case 'name':
      return /[0-9@]/.test(fold(value).folded) ? maskText(maskName(value)) : maskName(value);
    case 'phone':
    case 'phone2':
    case 'id_number':
      return maskNumbers(maskEmails(fold(value)), SHORTEST_PART).text;
    case 'email':
      return changedOr(maskEmails(fold(value)).text, value);
    case 'plate':
      return changedOr(maskPlates(fold(value)).text, value);
    case 'address':
    case 'building':
    case 'unit':
      return maskAddress(value);
    case 'room':
      return maskAll(value);
    case 'complex':
    case 'floor_area':
      return value;
    default:
      return maskText(value, names);
  }
}

/** Masks the value of a handle where it is personal data: phones, mails and WeChat names; QQ numbers stay. */
export function maskHandle(platform: Platform, value: string): string {
  switch (platform) {
    case 'phone':
      return maskField('phone', value);
    case 'mail':
      return maskField('email', value);
    case 'wechat': {
      const masked = maskText(value);
      const chars = [...value];
      return masked === value ? `${chars.slice(0, chars.length > 3 ? 2 : 1).join('')}***` : masked;
    }
    case 'net-name':
      return maskText(value);
    case 'qq':
      return value;
  }
}

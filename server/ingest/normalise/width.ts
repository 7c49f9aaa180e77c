// Widths and blanks: full-width forms become ASCII, every kind of space becomes one space.

/** Cells are read so far: what is longer is no value, and patterns take long over it. */
export const LONGEST_READ = 300;

const FULL_WIDTH = /[\uFF01-\uFF5E]/;
const EVERY_FULL_WIDTH = /[\uFF01-\uFF5E]/g;
const ODD_BLANK = /[\s\u00A0\u1680\u2000-\u200F\u2028-\u202F\u205F\u2060\u3000\uFEFF]/;
const BLANKS = /[\s\u00A0\u1680\u2000-\u200F\u2028-\u202F\u205F\u2060\u3000\uFEFF]+/g;

const toHalf = (character: string): string => String.fromCharCode(character.charCodeAt(0) - 0xfee0);

/** Full-width ASCII (U+FF01–FF5E) as ASCII. */
const halfWidth = (text: string): string =>
  FULL_WIDTH.test(text) ? text.replace(EVERY_FULL_WIDTH, toHalf) : text;

/** Half width, blanks (zero-width ones too) as single spaces, none at the ends. */
export const tidy = (text: string): string => {
  const half = halfWidth(text);
  return ODD_BLANK.test(half) ? half.replace(BLANKS, ' ').trim() : half;
};

/** Half width without any blank. */
export const compact = (text: string): string => {
  const half = halfWidth(text);
  return ODD_BLANK.test(half) ? half.replace(BLANKS, '') : half;
};

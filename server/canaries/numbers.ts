// Invented numbers: phones of a controlled block or of a region, ID numbers of a county that there has never been.
import type { PhoneBlock } from '#contract/phone-blocks.ts';
import { checkCharacter } from '../ingest/normalise/id-number.ts';

/** Digits of a mobile number that tell network and region; the rest is drawn. */
const REGION_DIGITS = 7;
/**
 * Last digits of a county's code that no county has had in any edition of GB/T 2260 from 1980 on (the highest is 88): so no
 * number that begins so was ever issued.
 */
const NO_COUNTY = '99';
/** Digits of an ID number that a damaged one may be left with; those of two canaries differ in them. */
export const KEPT_ID_DIGITS = 14;

const whole = (random: () => number, below: number): number => Math.floor(random() * below);

const blocksOf = (block: PhoneBlock): number => block.last - block.first + 1;

/** How many numbers some blocks have. */
export const sizeOf = (blocks: readonly PhoneBlock[]): number =>
  blocks.reduce((sum, block) => sum + blocksOf(block), 0);

/** A number of the blocks, each as likely. */
function controlled(blocks: readonly PhoneBlock[], random: () => number): string {
  let at = whole(random, sizeOf(blocks));
  for (const block of blocks) {
    if (at < blocksOf(block)) return String(block.first + at);
    at -= blocksOf(block);
  }
  throw new Error('a block without numbers');
}

/** A mobile number: of a controlled block where there is one, else of the same network and region as `like`. */
export const drawPhone = (blocks: readonly PhoneBlock[], like: string, random: () => number): string =>
  blocks.length > 0
    ? controlled(blocks, random)
    : `${like.slice(0, REGION_DIGITS)}${String(whole(random, 10_000)).padStart(11 - REGION_DIGITS, '0')}`;

const two = (number: number): string => String(number).padStart(2, '0');

/**
 * An ID number whose check character is right and whose county is none, near the day of birth of another.
 * @param like an ID number, or what is left of one: six digits at least
 */
export function drawId(like: string, random: () => number): string {
  const written = Number(like.slice(6, 10));
  const base = like.length >= 10 && written >= 1930 && written <= 1999 ? written : 1970;
  for (;;) {
    const year = Math.min(1999, Math.max(1930, base + whole(random, 7) - 3));
    const day = `${year}${two(1 + whole(random, 12))}${two(1 + whole(random, 28))}`;
    const digits = `${like.slice(0, 4)}${NO_COUNTY}${day}${String(1 + whole(random, 998)).padStart(3, '0')}`;
    const number = `${digits}${checkCharacter(digits)}`;
    // Zeros at the end are what a spreadsheet leaves of a damaged number.
    if (!number.endsWith('00')) return number;
  }
}

// Texts of several words: how much of what is rare in them they share, slips within a word allowed for, in whatever order.
import { isOneSlip } from '../../compare/digits.ts';

/** Words from which on, on average, a column is compared by its words. */
export const SEVERAL = 2.5;
/** Words of one value that are looked at. */
const MOST = 24;
/** What a word with a slip counts for. */
const SLIPPED = 0.85;
/** Length from which on one letter off is a slip and no other word. */
const LONG = 4;

export const wordsOf = (value: string): string[] =>
  value
    .split(/[\s,;/|]+/)
    .filter((word) => word !== '')
    .slice(0, MOST);

/** Compares the values of some codes by their words: 1 for the same words, 0 for none in common; rare words count for more. */
export function wordLikeness(
  values: readonly string[],
  codes: readonly number[],
): (a: number, b: number) => number {
  const numbers = new Map<string, number>();
  const texts: string[] = [];
  const seen: number[] = [];
  const words: number[][] = [];
  for (const code of codes) {
    const own = new Set<number>();
    for (const word of wordsOf(values[code]!)) {
      const number = numbers.get(word) ?? texts.push(word) - 1;
      numbers.set(word, number);
      if (!own.has(number)) seen[number] = (seen[number] ?? 0) + 1;
      own.add(number);
    }
    words[code] = [...own];
  }
  const rarity = seen.map((count) => Math.log((codes.length + 1) / count));
  const total: number[] = [];
  for (const code of codes) total[code] = words[code]!.reduce((sum, word) => sum + rarity[word]!, 0);

  return (a, b) => {
    const rest = [...words[b]!];
    let shared = 0;
    const alone: number[] = [];
    for (const word of words[a]!) {
      const at = rest.indexOf(word);
      if (at === -1) alone.push(word);
      else {
        shared += rarity[word]! * 2;
        rest.splice(at, 1);
      }
    }
    for (const word of alone) {
      const text = texts[word]!;
      if (text.length < LONG) continue;
      // Two model numbers a digit apart are two models.
      const at = rest.findIndex((other) => !/\d/.test(text) && isOneSlip(text, texts[other]!));
      if (at === -1) continue;
      shared += SLIPPED * (rarity[word]! + rarity[rest[at]!]!);
      rest.splice(at, 1);
    }
    const all = total[a]! + total[b]!;
    return all === 0 ? 0 : shared / all;
  };
}

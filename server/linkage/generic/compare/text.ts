// Texts: the same, nearly the same, alike, in another column, different.
import { both } from '#contract/text.ts';
import { isOneSlip } from '../../compare/digits.ts';
import { jaroWinkler } from '../jaro-winkler.ts';
import { SEVERAL, wordLikeness, wordsOf } from './words.ts';
import type { GenericComparison } from './define.ts';

/** Jaro–Winkler's likeness from which on two texts are nearly the same, and alike. */
const NEAR = 0.92;
const ALIKE = 0.8;
/** The same for the share of words in common. */
const NEAR_WORDS = 0.75;
const ALIKE_WORDS = 0.5;

/** Index of the level of a value that stands in another text column of the other record. */
export const ELSEWHERE = 3;

/** Words of a text in the order of their letters, joined; the same text where it is one word. */
const byWord = (value: string): string => (value.includes(' ') ? value.split(' ').sort().join(' ') : value);

const SHORT_HAN = /^[\u3400-\u9fff]{2,4}$/;

/** Whether a character is all in which two short Chinese texts differ, such as names: Jaro's measure is made for longer ones. */
const isOneCharacterOff = (a: string, b: string): boolean =>
  SHORT_HAN.test(a) && SHORT_HAN.test(b) && Math.max(a.length, b.length) > 2 && isOneSlip(a, b);

export const text: GenericComparison = {
  levels: [
    { id: 'exact', says: both('相同', 'the same') },
    { id: 'near', says: both('几乎相同', 'nearly the same') },
    { id: 'alike', says: both('相似', 'alike') },
    { id: 'elsewhere', says: both('出现在另一列', 'stands in another column') },
    { id: 'differs', says: both('不同', 'different') },
  ],
  prepare(values, codes) {
    const own = [...new Set(codes)].filter((code) => code !== -1);
    const words = own.reduce((sum, code) => sum + wordsOf(values[code]!).length, 0) / Math.max(1, own.length);
    if (words >= SEVERAL) {
      const likeness = wordLikeness(values, own);
      return (a, b) => {
        const shared = likeness(a, b);
        return shared >= NEAR_WORDS ? 1 : shared >= ALIKE_WORDS ? 2 : 4;
      };
    }
    const sorted = values.map(byWord);
    return (a, b) => {
      const [one, other] = [values[a]!, values[b]!];
      let likeness = jaroWinkler(one, other);
      if (likeness < NEAR && (sorted[a] !== one || sorted[b] !== other)) {
        likeness = Math.max(likeness, jaroWinkler(sorted[a]!, sorted[b]!));
      }
      if (likeness < ALIKE && isOneCharacterOff(one, other)) return 2;
      return likeness >= NEAR ? 1 : likeness >= ALIKE ? 2 : 4;
    };
  },
};

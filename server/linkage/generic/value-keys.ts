// The keys under which a value is looked for: itself, itself without one letter, its words, its runs of letters.
import { hashText } from '../hash.ts';

/** What each kind of key counts for, times how rare it is. */
export const COUNTS = { value: 1, together: 0.4, token: 0.5, slip: 0.35, grams: 0.15 };

/** Lengths of values of which one letter is left out: shorter ones have too much in common, longer ones their runs. */
const SLIP = { least: 4, most: 16 };
const HAN = /[\u3400-\u9fff]/;

/**
 * Tells the keys of one value and what each counts for; some may be told twice.
 * @param slips whether values with slips are looked for too, which takes some twenty keys a value
 */
export function keysOf(
  value: string,
  isText: boolean,
  seed: number,
  slips: boolean,
  emit: (hash: number, counts: number) => void,
): void {
  emit(hashText(value, seed), COUNTS.value);
  if (slips && value.length >= SLIP.least && value.length <= SLIP.most) {
    emit(hashText(value, seed + 1), COUNTS.slip);
    for (let at = 0; at < value.length; at += 1) {
      if (at > 0 && value[at] === value[at - 1]) continue;
      emit(hashText(value.slice(0, at) + value.slice(at + 1), seed + 1), COUNTS.slip);
    }
  }
  if (!isText) return;
  const tokens = value.split(/[\s,;/|-]+/).filter((token) => token.length > 1);
  if (tokens.length > 1) for (const token of tokens) emit(hashText(token, seed + 2), COUNTS.token);
  if (!slips) return;
  const width = HAN.test(value) ? 2 : 3;
  for (let at = 0; at + width <= value.length; at += 1) {
    emit(hashText(value.slice(at, at + width), seed + 3), COUNTS.grams);
  }
}

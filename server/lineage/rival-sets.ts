// Which other candidates one is weighed against: the likely ones, without a threshold at which an answer would jump.

/** The likeliest others, with its share among the thresholds that would leave just these. */
export interface RivalSet<T> {
  rivals: readonly T[];
  /** Weights of all sets add up to 1. */
  weight: number;
}

/** A rival counts from this chance on at the most lenient threshold, and from that at the strictest. */
const LENIENT = 0.2;
const STRICT = 0.4;

/**
 * The nested sets of others that thresholds between .2 and .4 leave, each weighed by how many of the thresholds leave it. What is
 * averaged over them moves as little as the chances do: with one threshold, a rival at .2999 in place of .3001 moved the ratio by
 * half a band.
 * @param others the likeliest first
 */
export function rivalSets<T extends { chance: number }>(others: readonly T[]): RivalSet<T>[] {
  const sets: RivalSet<T>[] = [];
  let strict = STRICT;
  for (let count = 0; strict > LENIENT; count++) {
    const next = Math.min(strict, Math.max(others[count]?.chance ?? LENIENT, LENIENT));
    const weight = (strict - next) / (STRICT - LENIENT);
    if (weight > 0) sets.push({ rivals: others.slice(0, count), weight });
    strict = next;
  }
  return sets;
}

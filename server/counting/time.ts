// When something was done, held against the day on which a rule came into force: what is not known is said, never guessed.
import type { Applies } from '#contract/count.ts';
import { between } from '#contract/when.ts';

export type Period = 'before' | 'from' | 'unknown';

/**
 * Whether what was done between two dates (days or months), either of which may be unknown, was before a rule's first day or
 * from it on. Dates that contradict one another say nothing.
 */
export function periodBetween(first: string | undefined, last: string | undefined, from: string): Period {
  const known = between(first === '' ? undefined : first, last === '' ? undefined : last);
  if (known.last !== undefined && known.last < from) return 'before';
  return known.first !== undefined && known.first >= from ? 'from' : 'unknown';
}

/** The same for what was done on a day or in a month. */
export const periodOf = (date: string | undefined, from: string): Period => periodBetween(date, date, from);

/** How rules in force from a day stand to all that was done. */
export function appliesTo(periods: Iterable<Period>): Applies {
  const seen = new Set(periods);
  if (seen.size === 0 || seen.has('unknown')) return 'unknown';
  if (seen.size === 2) return 'mixed';
  return seen.has('from') ? 'in-force' : 'reference';
}

// When something was done, held against the day on which a rule came into force: what is not known is said, never guessed.
import type { Applies } from '#contract/count.ts';
import { between } from '#contract/when.ts';

export type Period = 'before' | 'from' | 'unknown';

/** Whether what was done on a day or in a month was before a rule's first day or from it on. */
export function periodOf(date: string | undefined, from: string): Period {
  if (date === undefined || date === '') return 'unknown';
  const { first, last } = between(date, date);
  if (last !== undefined && last < from) return 'before';
  return first !== undefined && first >= from ? 'from' : 'unknown';
}

/** The same for what was done between two dates, either of which may be unknown. */
export function periodBetween(first: string | undefined, last: string | undefined, from: string): Period {
  if (last !== undefined && last !== '' && periodOf(last, from) === 'before') return 'before';
  if (first !== undefined && first !== '' && periodOf(first, from) === 'from') return 'from';
  return 'unknown';
}

/** How rules in force from a day stand to all that was done. */
export function appliesTo(periods: Iterable<Period>): Applies {
  const seen = new Set(periods);
  if (seen.size === 0 || seen.has('unknown')) return 'unknown';
  if (seen.size === 2) return 'mixed';
  return seen.has('from') ? 'in-force' : 'reference';
}

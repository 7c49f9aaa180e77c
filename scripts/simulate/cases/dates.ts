// What is known of when a list came to be: the day, some days, one side only, nothing; a few are wrong by a little.
import type { Random } from '../../fixtures/random.ts';
import { uniform } from './draws.ts';
import type { CaseParameters } from './parameters.ts';

const DAY = 86_400_000;
const START = Date.UTC(2013, 0, 1);

export interface KnownDates {
  first_possible_on?: string;
  last_possible_on?: string;
}

/** Milliseconds since 1970 of a number of days after the beginning. */
export const timeOf = (day: number): number => START + day * DAY;

/** ISO 8601 day of a number of days after the beginning. */
export const dayOf = (day: number): string => new Date(timeOf(Math.floor(day))).toISOString().slice(0, 10);

/** Rounds a bound outwards to its month, as files are dated by those who remember. */
const monthOf = (on: string): string => on.slice(0, 7);

/** @param end day on which the last list was seized */
export function knownDates(random: Random, day: number, end: number, p: CaseParameters): KnownDates {
  if (random.chance(p.undated)) return {};
  const at = random.chance(p.misdated) ? day + uniform(random, -1, 1) * Math.max(3, p.slack * 0.5) : day;
  if (!random.chance(p.vague)) return { first_possible_on: dayOf(at), last_possible_on: dayOf(at) };
  const first = dayOf(at - uniform(random, 0, p.slack));
  const last = dayOf(at + uniform(random, 0, p.slack));
  const how = random.next();
  if (how < 0.5) return { first_possible_on: first, last_possible_on: last };
  if (how < 0.6) return { first_possible_on: monthOf(first), last_possible_on: monthOf(last) };
  if (how < 0.75) return { first_possible_on: first };
  // The day of the seizure bounds it from above, and says little.
  return { last_possible_on: how < 0.88 ? last : dayOf(end + uniform(random, 0, 30)) };
}

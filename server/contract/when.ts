// When something happened, as far as it is known: days between bounds, and what may be said of two such times in order.
import type { GraphNode } from './graph.ts';
import { entityOf } from './model/registry.ts';

/** The first and the last day (ISO 8601) on which it can have happened; a bound that is not known is missing. */
export interface When {
  first?: string;
  last?: string;
}

const monthEnd = (month: string): string => {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year!, number!, 0)).toISOString().slice(0, 10);
};

/** The bounds as days: a month counts from its first day, or to its last. Contradictory bounds say nothing and are dropped. */
export function bounds(
  firstPossibleOn: string | undefined,
  lastPossibleOn: string | undefined,
): { first: string | undefined; last: string | undefined } {
  const first = firstPossibleOn?.length === 7 ? `${firstPossibleOn}-01` : firstPossibleOn;
  const last = lastPossibleOn?.length === 7 ? monthEnd(lastPossibleOn) : lastPossibleOn;
  if (first !== undefined && last !== undefined && first > last) return { first: undefined, last: undefined };
  return { first, last };
}

/** A time between two dates, either of which may be missing. */
export function between(from: string | undefined, to: string | undefined): When {
  const { first, last } = bounds(from, to);
  return { ...(first === undefined ? {} : { first }), ...(last === undefined ? {} : { last }) };
}

/** A day or a month as Chinese prose writes it: `2015年5月18日`; other texts as they are. Data and English texts keep ISO 8601. */
export const zhDay = (on: string): string =>
  on.replace(
    /^(\d{4})-(\d\d)(?:-(\d\d))?$/,
    (_, year: string, month: string, day?: string) =>
      `${year}年${Number(month)}月${day === undefined ? '' : `${Number(day)}日`}`,
  );

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** Whether elements of a node's type happen at all; parties and handles do not. */
export const happens = ({ type }: Pick<GraphNode, 'type'>): boolean => entityOf(type).when !== undefined;

/** When an element happened: of a transfer its date, of a list the days on which it can have come into being. */
export function whenOf({ type, props }: Pick<GraphNode, 'type' | 'props'>): When {
  const { when } = entityOf(type);
  return when === undefined ? {} : between(text(props[when[0]]), text(props[when[1]]));
}

/** How well a time is known: to the day, between two days, from one side, or not at all. */
export type Sureness = 'exact' | 'range' | 'one-sided' | 'unknown';

export function surenessOf({ first, last }: When): Sureness {
  if (first === undefined && last === undefined) return 'unknown';
  if (first === undefined || last === undefined) return 'one-sided';
  return first === last ? 'exact' : 'range';
}

/** What may be said of things that are to have happened one after the other. Of the same day, either may have been first. */
export type Order = 'certain' | 'possible' | 'impossible';

/**
 * Whether times can stand in the order given: `certain` where every one ends before or on the day on which the next
 * begins, `possible` where some choice of days within the bounds does not go back, else `impossible`. A time that is not
 * known is possible everywhere and certain nowhere, but of a single time nothing is asked.
 */
export function orderOf(times: readonly When[]): Order {
  let reached = '';
  for (const { first, last } of times) {
    if (first !== undefined && first > reached) reached = first;
    if (last !== undefined && last < reached) return 'impossible';
  }
  const isCertain = times.every(({ last }, at) => {
    const next = times[at + 1];
    return next === undefined || (last !== undefined && next.first !== undefined && last <= next.first);
  });
  return isCertain ? 'certain' : 'possible';
}

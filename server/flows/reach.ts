// What a list can have reached, and what can have led to it: steps that do not go back in time, for sure or possibly.
import { dayOf } from '#contract/days.ts';
import type { When } from '#contract/when.ts';
import { grow, type FlowStep } from './steps.ts';

export type Sure = 'certain' | 'possible';

interface Reach {
  steps: ReadonlyMap<string, readonly FlowStep[]>;
  /** Undefined for what has no time of its own. */
  time(id: string): When | undefined;
}

/** Days as numbers that grow in the direction of the walk, so that one search serves both. */
interface Bounds {
  first: number | undefined;
  last: number | undefined;
}

function boundsOf({ first, last }: When, isUpstream: boolean): Bounds {
  const [a, b] = [first, last].map((date) => (date === undefined ? undefined : dayOf(date)));
  if (!isUpstream) return { first: a, last: b };
  return { first: b === undefined ? undefined : -b, last: a === undefined ? undefined : -a };
}

/**
 * The least label of every element that can be reached, by Dijkstra's search: labels never fall along a step, so the
 * first one that is settled is the least, and less is never worse.
 */
function settle(
  start: string,
  from: number,
  steps: Reach['steps'],
  labelOf: (label: number, id: string) => number | undefined,
): Map<string, number> {
  const settled = new Map<string, number>();
  // A queue by label; within one label in the order of arrival.
  const waiting = new Map<number, string[]>([[from, [start]]]);
  while (waiting.size > 0) {
    const label = [...waiting.keys()].reduce((least, each) => Math.min(least, each));
    const ids = waiting.get(label) ?? [];
    waiting.delete(label);
    for (const id of ids) {
      if (settled.has(id)) continue;
      settled.set(id, label);
      for (const { to } of steps.get(id) ?? []) {
        if (settled.has(to)) continue;
        const next = labelOf(label, to);
        if (next === undefined) continue;
        if (next === label) ids.push(to);
        else grow(waiting, next, to);
      }
    }
  }
  return settled;
}

/**
 * Everything that can be reached from `start` without going back in time (or, upstream, without going forward).
 * `possible`: some choice of days within the bounds fits; `certain`: every day within the bounds of one step lies on or
 * before every day of the next. The start itself is not among them.
 */
export function reachFrom({ steps, time }: Reach, start: string, isUpstream: boolean): Map<string, Sure> {
  const own = time(start);
  const begun = own === undefined ? undefined : boundsOf(own, isUpstream);
  const possible = settle(start, begun?.first ?? Number.NEGATIVE_INFINITY, steps, (label, id) => {
    const when = time(id);
    if (when === undefined) return label;
    const { first, last } = boundsOf(when, isUpstream);
    return last !== undefined && last < label ? undefined : Math.max(label, first ?? label);
  });
  // Of a start that has a time which is not known, nothing certain follows.
  const latest = begun === undefined ? Number.NEGATIVE_INFINITY : begun.last;
  const certain =
    latest === undefined
      ? new Map<string, number>()
      : settle(start, latest, steps, (label, id) => {
          const when = time(id);
          if (when === undefined) return label;
          const { first, last } = boundsOf(when, isUpstream);
          return first === undefined || last === undefined || first < label ? undefined : last;
        });
  const reached = new Map<string, Sure>();
  for (const id of possible.keys())
    if (id !== start) reached.set(id, certain.has(id) ? 'certain' : 'possible');
  return reached;
}

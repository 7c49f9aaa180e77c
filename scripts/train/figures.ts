// Figures of a ranker: nearest-source top-1 and edge F1 pooled over cases.
import type { SimulatedCase } from '../simulate/simulate.ts';

/** A scored pair: is `parent` a nearest source of `child`? */
export interface Scored {
  child: string;
  parent: string;
  value: number;
}

export interface Tally {
  first: number;
  lists: number;
  right: number;
  drawn: number;
  true: number;
}

export const tally = (): Tally => ({ first: 0, lists: 0, right: 0, drawn: 0, true: 0 });

/** Adds one case: top-1 over lists that have a seized source, edges at or above `threshold`. */
export function count(
  into: Tally,
  { truth }: SimulatedCase,
  scored: readonly Scored[],
  threshold: number,
): void {
  const best = new Map<string, Scored>();
  for (const one of scored) {
    const known = best.get(one.child);
    if (known === undefined || one.value > known.value) best.set(one.child, one);
    if (one.value < threshold) continue;
    into.drawn++;
    if (truth.nearest.get(one.child)!.has(one.parent)) into.right++;
  }
  for (const [list, sources] of truth.nearest) {
    into.true += sources.size;
    if (sources.size === 0) continue;
    into.lists++;
    const first = best.get(list);
    if (first !== undefined && sources.has(first.parent)) into.first++;
  }
}

export const top1 = (t: Tally): number => t.first / t.lists;
export const f1 = (t: Tally): number => (2 * t.right) / (t.drawn + t.true);

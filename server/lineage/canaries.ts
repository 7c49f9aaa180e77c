// Canaries: a list that holds one has passed through its recipient, not necessarily directly (canaries channel).
import type { Context } from './context.ts';
import type { LineageCanary } from './input.ts';

/**
 * What passage is worth for one list of the recipient as a nearest source, in nats. The passage itself is all but certain (an
 * invented number does not turn up by chance); that this list and no later copy of it was the source is not.
 */
const NEAREST = Math.log(20);

export interface CanaryPair {
  c: number;
  p: number;
  canary: string;
  /** Rows of either list, as given, in which it stands. */
  childRow: number;
  parentRow: number;
  logLR: number;
}

/** For child c with a canary, the lists of its recipient that hold it too and may have existed before: they share its worth. */
export function canaryPairs(k: Context, canaries: readonly LineageCanary[]): CanaryPair[] {
  const index = new Map(k.lists.map((list, l) => [list.id, l]));
  return canaries.flatMap(({ id, holder, on, lists }) => {
    const having = lists.flatMap(({ list, row }) => {
      const l = index.get(list);
      return l === undefined ? [] : [{ l, row }];
    });
    return having.flatMap(({ l: c, row }): CanaryPair[] => {
      const { last } = k.lists[c]!;
      if (k.lists[c]!.holder === holder || (on !== undefined && last !== undefined && last < on)) return [];
      const sources = having.filter(
        ({ l: p }) => k.lists[p]!.holder === holder && k.mayPrecede[p * k.n + c] === 1,
      );
      const worth = NEAREST - Math.log(Math.max(sources.length, 1));
      return sources.map(({ l: p, row: parentRow }) => ({
        c,
        p,
        canary: id,
        childRow: row,
        parentRow,
        logLR: Math.max(0, worth),
      }));
    });
  });
}

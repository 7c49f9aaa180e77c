// From log-odds to the probabilities of the competing propositions of a pair: source of the other, or one unseized source of both.
import { commonLogLR, oddsOf, type Scored } from './scoring.ts';

export interface Propositions {
  /** Probability that p is a nearest seized source of c. */
  parent(one: Scored): number;
  /** Probability that both come from one source that was not seized, neither from the other; absent if never looked at. */
  common(c: number, p: number): { probability: number; logLR: number } | undefined;
}

/**
 * @param beside log-likelihood ratio of what is not in the rows (documents, canaries), nats
 * @param n number of lists
 */
export function propositions(
  scored: readonly Scored[],
  beside: (one: Scored) => number,
  n: number,
): Propositions {
  const alone = new Map<number, number>();
  for (const one of scored) {
    const odds = oddsOf(one.logLR + beside(one));
    alone.set(one.c * n + one.p, odds / (1 + odds));
  }
  const of = (c: number, p: number): number => alone.get(c * n + p) ?? 0;
  // Of two lists at most one is the source of the other.
  const parent = (c: number, p: number): number => of(c, p) / Math.max(1, of(c, p) + of(p, c));
  const said = new Map<number, number[]>();
  for (const { c, p, others } of scored) {
    if (others === undefined) continue;
    const value = (1 - of(c, p)) * others.common;
    for (const key of [c * n + p, p * n + c]) said.set(key, [...(said.get(key) ?? []), value]);
  }
  return {
    parent: ({ c, p }) => parent(c, p),
    common(c, p) {
      const values = said.get(c * n + p);
      if (values === undefined) return undefined;
      // It is the same proposition from either side; with those of the two directions it may not exceed 1.
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const probability = Math.min(mean, Math.max(0, 1 - parent(c, p) - parent(p, c)));
      return { probability, logLR: commonLogLR(probability) };
    },
  };
}

// Numbers that the channels hand to the ranker: one line per feature, grouped by channel.
import type { Context } from './context.ts';
import type { PairEvidence } from './evidence.ts';
import type { Rivalry } from './rivals.ts';

/** One ordered pair as the features see it: `e` with p as the parent of c, `r` with c as the parent of p. */
export interface Pair {
  k: Context;
  c: number;
  p: number;
  e: PairEvidence;
  r: PairEvidence;
  rival: Rivalry;
}

export type Feature<T> = (pair: T) => number;

export const L = Math.log1p;
export const signed = (v: number): number => Math.sign(v) * Math.log1p(Math.abs(v));
export const share = (a: number, b: number): number => a / (b + 1);
export const logit = (v: number): number => {
  const q = Math.min(Math.max(v, 1e-4), 1 - 1e-4);
  return Math.log(q / (1 - q));
};

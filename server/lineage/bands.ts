// The verbal scale of likelihood ratios (ENFSI 2015) and the largest ratio that may be stated.
import type { Band } from '#contract/lineage.ts';
import model from './model.json' with { type: 'json' };

/** No more than this is stated from the rows alone: 10⁴, or less where the validation cases support less (scripts/train). */
export const ROWS_CAP = Math.min(Math.log(1e4), model.support);
/** With documents on top, never more than this (10⁶). */
export const CAP = Math.log(1e6);

export const clamp = (value: number, cap: number): number => Math.min(cap, Math.max(-cap, value));

/** Band of a log-likelihood ratio in nats. */
export function bandOf(logLR: number): Band {
  const ratio = Math.exp(logLR) * (1 + 1e-9);
  if (ratio < 2) return 'none';
  if (ratio < 10) return 'weak';
  if (ratio < 100) return 'moderate';
  if (ratio < 1000) return 'moderately-strong';
  if (ratio < 1e4) return 'strong';
  return ratio <= 1e6 * 1.001 ? 'very-strong' : 'extremely-strong';
}

// Which evidence would tell the sources of several lists apart, of one look at the rows.
import type { WantedEvidence } from '#contract/queries/separate.ts';
import { candidatesOf } from './apart.ts';
import type { LineageInput } from './input.ts';
import { score } from './scoring.ts';
import { wantedEvidence } from './wanted.ts';

/** A list and two possible sources of it, with the probability of either. */
export interface AskedPair {
  list: string;
  a: string;
  b: string;
  probability: { a: number; b: number };
}

/** What to look for, pair by pair, most telling first; the lists of every pair must be among those of the input. */
export function wantedOf(input: LineageInput, pairs: readonly AskedPair[]): WantedEvidence[][] {
  const { look } = score(input);
  return pairs.map((pair) =>
    wantedEvidence(candidatesOf(look, { ...pair, fields: input.fields }), pair.probability),
  );
}

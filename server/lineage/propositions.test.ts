// The propositions about a pair of lists compete: what one gains the others lose, and none is counted twice.
import { describe, expect, it } from 'vitest';
import { disagreement } from './disagreement.ts';
import { propositions } from './propositions.ts';
import { oddsOf, type Scored } from './scoring.ts';

/** Log-likelihood ratio of a pair that by itself has this probability. */
const at = (probability: number): number => Math.log(probability / (1 - probability)) - Math.log(oddsOf(0));
const pair = (c: number, p: number, probability: number, common?: number): Scored => ({
  c,
  p,
  logLR: at(probability),
  channels: new Map(),
  others:
    common === undefined
      ? undefined
      : { farther: 1 - common, reversed: 0, common, collateral: 0, unrelated: 0 },
});
const none = (): number => 0;

describe('two directions of a pair', () => {
  it('are left alone while they can both be as likely as they say', () => {
    const [there, back] = [pair(0, 1, 0.6), pair(1, 0, 0.3)];
    const { parent } = propositions([there, back], none, 2);
    expect(parent(there)).toBeCloseTo(0.6, 9);
    expect(parent(back)).toBeCloseTo(0.3, 9);
  });

  it('never come to more than certainty together', () => {
    const [there, back] = [pair(0, 1, 0.9), pair(1, 0, 0.9)];
    const { parent } = propositions([there, back], none, 2);
    expect(parent(there)).toBeCloseTo(0.5, 9);
    expect(parent(there) + parent(back)).toBeCloseTo(1, 9);
  });
});

describe('a document', () => {
  it('multiplies the odds of what it speaks of', () => {
    const one = pair(0, 1, 0.2);
    const { parent } = propositions([one], () => Math.log(20), 2);
    expect(parent(one)).toBeCloseTo(5 / 6, 9);
  });
});

describe('a common source that was not seized', () => {
  it('is one proposition from either side, and has what the directions leave', () => {
    const { common } = propositions([pair(0, 1, 0.2, 0.5), pair(1, 0, 0, 0.7)], none, 2);
    expect(common(0, 1)!.probability).toBeCloseTo((0.8 * 0.5 + 0.7) / 2, 9);
    expect(common(1, 0)).toEqual(common(0, 1));
  });

  it('cannot be as likely as the source itself leaves no room for', () => {
    const { common } = propositions([pair(0, 1, 0.9, 1), pair(1, 0, 0.05, 1)], none, 2);
    expect(common(0, 1)!.probability).toBeLessThanOrEqual(0.05 + 1e-9);
  });

  it('is not spoken of where nobody looked twice', () => {
    expect(propositions([pair(0, 1, 0.2)], none, 2).common(0, 1)).toBeUndefined();
  });
});

describe('a disagreement', () => {
  it('is told when a likely source has hardly any support of its own, or support is strong and it still is unlikely', () => {
    expect(disagreement(0.9, Math.log(5), 3)?.zh).toContain('支持很弱');
    expect(disagreement(0.9, Math.log(500), -2)?.en).toContain('look independent');
    expect(disagreement(0.3, Math.log(5000), 3)?.en).toContain('less likely than not');
  });

  it('is not told where both say the same', () => {
    expect(disagreement(0.9, Math.log(500), 40)).toBeUndefined();
    expect(disagreement(0.1, Math.log(3), -40)).toBeUndefined();
  });
});

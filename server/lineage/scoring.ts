// From features to propositions: log-odds per candidate pair, split exactly among the channels, and what else a pair can be.
import { logit } from './features.ts';
import type { LineageInput } from './input.ts';
import type { LineageMemory } from './memory.ts';
import model from './model.json' with { type: 'json' };
import {
  type FeatureName,
  firstLook,
  FIRST_STAGE,
  type Look,
  secondLook,
  STAGE_ONE,
  STAGE_TWO,
} from './stages.ts';
import { type Forest, forestOf, marginOf, sharesOf } from './trees.ts';

/** What a candidate that is no nearest source can be, in the order of the model's classes. */
const OTHERS = ['farther', 'reversed', 'common', 'collateral', 'unrelated'] as const;
type Other = (typeof OTHERS)[number];

/** Places of the model's features in a row: by name, so that a feature that it was not fitted on changes nothing. */
function columnsOf(wanted: readonly string[], have: readonly FeatureName[]): number[] {
  const place = new Map(have.map(({ channel, feature }, at) => [`${channel}.${feature}`, at]));
  return wanted.map((name) => {
    const at = place.get(name);
    if (at === undefined) throw new Error(`model.json was fitted on a feature that is gone: ${name}`);
    return at;
  });
}

const first = forestOf(model.first, columnsOf(model.features.first, STAGE_ONE));
const second = forestOf(model.second, columnsOf(model.features.second, STAGE_TWO));
const others = forestOf(model.others, columnsOf(model.features.second, STAGE_TWO));

/** Log-odds that any pair of overlapping lists is a list and its nearest source: share of them in training. */
const PRIOR = logit(model.prior);
const COMMON_PRIOR = logit(model.commonPrior);

export const probabilityOf = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));
/** Odds from a log-likelihood ratio, with the prior of the cases that the model was fitted on. */
export const oddsOf = (logLR: number): number => Math.exp(PRIOR + logLR);
export const commonLogLR = (probability: number): number => logit(probability) - COMMON_PRIOR;

const FIRST_TERM = STAGE_TWO.findIndex(({ channel }) => channel === FIRST_STAGE);

/** First-stage log-odds of a row of STAGE_ONE. */
const firstLogOdds = (row: ArrayLike<number>): number => marginOf(first, row);
/** Second-stage log-odds of a row of STAGE_TWO: the second model corrects what the first said. */
const secondLogOdds = (row: ArrayLike<number>): number => row[FIRST_TERM]! + marginOf(second, row);

/** Probabilities of the other classes of a row of STAGE_TWO, given that it is no nearest source. */
function othersOf(row: ArrayLike<number>): Record<Other, number> {
  const margins = OTHERS.map((_, at) => marginOf(others, row, at, OTHERS.length));
  const most = Math.max(...margins);
  const weights = margins.map((margin) => Math.exp(margin - most));
  const sum = weights.reduce((a, b) => a + b, 0);
  return Object.fromEntries(OTHERS.map((name, at) => [name, weights[at]! / sum])) as Record<Other, number>;
}

/** What the rows say of p as a source of c. */
export interface Scored {
  c: number;
  p: number;
  /** Log-likelihood ratio, nats, not capped: log-odds minus the prior log-odds of any overlapping pair. */
  logLR: number;
  /** The same, split by channel; `context` holds the starting point. Worked out when asked for. */
  readonly channels: Map<string, number>;
  /** If it is no nearest source: what it is; absent when the pair was not looked at twice. */
  others: Record<Other, number> | undefined;
}

export interface Scoring {
  look: Look;
  scored: Scored[];
}

const add = (into: Map<string, number>, channel: string, value: number): void => {
  into.set(channel, (into.get(channel) ?? 0) + value);
};

/** Margin of a row by channel: exact shares of its features, and where they start from as `context`. */
function byChannel(
  forest: Forest,
  names: readonly FeatureName[],
  row: ArrayLike<number>,
): Map<string, number> {
  const shares = sharesOf(forest, row);
  const parts = new Map<string, number>(names.map(({ channel }) => [channel, 0]));
  names.forEach(({ channel }, at) => add(parts, channel, shares[at]!));
  add(parts, 'context', forest.base);
  return parts;
}

const sumOf = (parts: ReadonlyMap<string, number>): number => [...parts.values()].reduce((a, b) => a + b, 0);

/** Log-likelihood ratio by channel: the shares of both stages, which add up to it. */
function channelsOf(firstRow: ArrayLike<number>, row: ArrayLike<number> | undefined): Map<string, number> {
  const parts = byChannel(first, STAGE_ONE, firstRow);
  add(parts, 'context', -PRIOR);
  if (row === undefined) return parts;
  const whole = sumOf(parts) + PRIOR;
  const corrections = byChannel(second, STAGE_TWO, row);
  // How far the second stage trusts the first's log-odds at all scales the first's channels alike, the rest is context.
  const trust = corrections.get(FIRST_STAGE)! + row[FIRST_TERM]! - whole;
  corrections.delete(FIRST_STAGE);
  const scale = Math.abs(whole) < 1e-9 ? 0 : Math.min(1, Math.max(-1, trust / whole));
  for (const [channel, part] of parts)
    parts.set(channel, part + scale * (channel === 'context' ? part + PRIOR : part));
  for (const [channel, part] of corrections) add(parts, channel, part);
  add(parts, 'context', trust - scale * whole);
  return parts;
}

/**
 * Scores every candidate pair of a case; pairs that were not looked at twice keep what the first look says.
 * @param memory what is remembered of the case as it was before; the outcome is the same with and without it
 */
export function score(input: LineageInput, memory?: LineageMemory): Scoring {
  const start = firstLook(input, memory);
  const { n } = start.k;
  const odds = start.candidates.map(({ row }) => firstLogOdds(row));
  const look = secondLook(start, odds.map(probabilityOf));
  const again = new Map(look.candidates.map((candidate) => [candidate.c * n + candidate.p, candidate]));
  const scored = start.candidates.map(({ c, p, row }, i): Scored => {
    const twice = again.get(c * n + p)?.row;
    let known: Map<string, number> | undefined;
    return {
      c,
      p,
      logLR: (twice === undefined ? odds[i]! : secondLogOdds(twice)) - PRIOR,
      get channels() {
        known ??= channelsOf(row, twice);
        return known;
      },
      others: twice === undefined ? undefined : othersOf(twice),
    };
  });
  return { look, scored };
}

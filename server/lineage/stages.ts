// The two looks at a case: features of every candidate pair, then again with inferred order and reference values.
import { context } from './channels/context.ts';
import { damage } from './channels/damage.ts';
import { file } from './channels/file.ts';
import { layout } from './channels/layout.ts';
import { membership } from './channels/membership.ts';
import { order } from './channels/order.ts';
import { remarks } from './channels/remarks.ts';
import { rivals } from './channels/rivals.ts';
import { values } from './channels/values.ts';
import { writing } from './channels/writing.ts';
import { type Context, contextOf, revised } from './context.ts';
import { type ChildEvidence, Comparison } from './evidence.ts';
import { type Feature, logit, type Pair } from './features.ts';
import { independentConsensus } from './independent.ts';
import type { LineageInput } from './input.ts';
import type { LineageMemory } from './memory.ts';
import { mosaicsOf } from './mosaic.ts';
import { type Likely, RELATIONS, relationsOf } from './relations.ts';
import { rivalries } from './rivals.ts';
import { timeline } from './timeline.ts';

/** The channels of the first look; a new one is one file and one line. */
const CHANNELS: Record<string, Record<string, Feature<Pair>>> = {
  values,
  membership,
  order,
  layout,
  rivals,
  writing,
  damage,
  remarks,
  file,
  context,
};

const FIRST = Object.entries(CHANNELS).flatMap(([channel, features]) =>
  Object.entries(features).map(([feature, of]) => ({ channel, feature, of })),
);

export interface FeatureName {
  channel: string;
  feature: string;
}

/** Names of the features of the first stage, in the order of a row. */
export const STAGE_ONE: FeatureName[] = FIRST.map(({ channel, feature }) => ({ channel, feature }));

/** Name of the first stage's log-odds among the features of the second: its share is split among the first's channels. */
export const FIRST_STAGE = 'first-stage';

export const STAGE_TWO: FeatureName[] = [
  ...STAGE_ONE,
  { channel: FIRST_STAGE, feature: 'logOdds' },
  ...RELATIONS.map((feature) => ({ channel: 'relations', feature: feature as string })),
];

/** A candidate p of child c with its features. */
export interface Candidate {
  c: number;
  p: number;
  row: Float64Array;
}

export interface Look {
  k: Context;
  comparison: Comparison;
  evidence: ChildEvidence[];
  candidates: Candidate[];
}

/** Features of all pairs that dates and overlap allow and that `keep` wants. */
function rows(k: Context, evidence: ChildEvidence[], keep: (c: number, p: number) => boolean): Candidate[] {
  return evidence.flatMap((e, c) =>
    [...rivalries(k, c, e)].flatMap(([i, rival]) => {
      const p = e.others[i]!;
      if (!keep(c, p)) return [];
      const back = evidence[p]!;
      const pair: Pair = { k, c, p, e: e.of[i]!, r: back.of[back.index.get(c)!]!, rival };
      return [{ c, p, row: Float64Array.from(FIRST, ({ of }) => of(pair)) }];
    }),
  );
}

/** First look: plain majority values, hard dates only. @param memory of an inference of the case as it was before */
export function firstLook(input: LineageInput, memory?: LineageMemory): Look {
  const k = contextOf(input);
  const comparison = new Comparison(k, memory);
  const evidence = comparison.look(k);
  return { k, comparison, evidence, candidates: rows(k, evidence, () => true) };
}

/** Pairs less likely than this and not among a list's first three are not looked at twice. */
const WORTH = 0.003;
const ALWAYS = 3;

/** Second look: lists in inferred order, copied values counted once, relations among the candidates. */
export function secondLook(first: Look, probability: readonly number[]): Look & { likely: Likely } {
  const { n } = first.k;
  const p = new Float64Array(n * n);
  first.candidates.forEach(({ c, p: parent }, i) => (p[c * n + parent] = probability[i]!));
  const rank = timeline(first.k, p);
  const unseized = new Float64Array(n).fill(1);
  first.candidates.forEach(({ c }, i) => (unseized[c]! *= 1 - probability[i]!));
  const likely: Likely = { p, rank, unseized };
  const before = new Uint8Array(n * n);
  for (let q = 0; q < n; q++) for (let l = 0; l < n; l++) before[q * n + l] = rank[q]! < rank[l]! ? 1 : 0;
  const k = revised(first.k, independentConsensus(first.k, p, rank), before);
  const evidence = first.comparison.look(k);
  const kept = new Set<number>();
  for (let c = 0; c < n; c++) {
    const of = evidence[c]!.others.filter((q) => k.mayPrecede[q * n + c] === 1);
    of.sort((a, b) => p[c * n + b]! - p[c * n + a]! || a - b);
    of.forEach((q, place) => {
      if (place < ALWAYS || p[c * n + q]! >= WORTH) kept.add(c * n + q);
    });
  }
  const mosaics = mosaicsOf(k, evidence, (c, q) => (kept.has(c * n + q) ? p[c * n + q]! : undefined));
  const candidates = rows(k, evidence, (c, q) => kept.has(c * n + q)).map(({ c, p: q, row }) => ({
    c,
    p: q,
    row: Float64Array.from([
      ...row,
      logit(p[c * n + q]!),
      ...relationsOf(k, c, evidence[c]!.index.get(q)!, evidence[c]!, likely, mosaics[c]!),
    ]),
  }));
  return { k, comparison: first.comparison, evidence, candidates, likely };
}

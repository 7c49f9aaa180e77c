// From features to propositions: log-odds per candidate pair, split among the channels, for "parent" and "common source".
import { type Additive, byChannel, CLIP, logOdds, probabilityOf } from './additive.ts';
import { clamp, ROWS_CAP } from './bands.ts';
import { logit } from './features.ts';
import type { LineageInput } from './input.ts';
import model from './model.json' with { type: 'json' };
import { firstLook, FIRST_STAGE, type Look, secondLook, STAGE_ONE, STAGE_TWO } from './stages.ts';

const first: Additive = model.first;
const second: Additive = model.second;
const common: Additive = model.common;
export const VERSION = model.version;

const CHECK = [
  [first, STAGE_ONE],
  [second, STAGE_TWO],
  [common, STAGE_TWO],
] as const;
for (const [fitted, names] of CHECK) {
  const same = names.every(({ feature }, i) => fitted.terms[i]?.feature === feature);
  if (!same || fitted.terms.length !== names.length)
    throw new Error('model.json was fitted on other features');
}

/** What the rows say of p as a source of c. */
export interface Scored {
  c: number;
  p: number;
  /** Log-likelihood ratio, nats, not capped: log-odds minus the prior log-odds of any overlapping pair. */
  logLR: number;
  /** The same, split by channel; `context` holds the starting point. */
  channels: Map<string, number>;
  /** Probability that both come from one source that was not seized, and its log-likelihood ratio; absent when not looked at. */
  common: { probability: number; logLR: number } | undefined;
}

export interface Scoring {
  look: Look;
  scored: Scored[];
}

const add = (into: Map<string, number>, channel: string, value: number): void => {
  into.set(channel, (into.get(channel) ?? 0) + value);
};

const FIRST_TERM = STAGE_TWO.findIndex(({ channel }) => channel === FIRST_STAGE);
const PRIOR = logit(first.prior);

/** Second-stage shares by channel: the first stage's log-odds, a term of the second, are handed on to the first's channels. */
function shares(row: Float64Array, firstRow: Float64Array): Map<string, number> {
  const parts = byChannel(second, row);
  const own = parts.get(FIRST_STAGE) ?? 0;
  parts.delete(FIRST_STAGE);
  const base = parts.get('base')! + logit(second.prior) - PRIOR;
  parts.delete('base');
  add(parts, 'context', base);
  const term = second.terms[FIRST_TERM]!;
  const value = row[FIRST_TERM]!;
  const whole = logOdds(first, firstRow);
  const kept = Math.min(CLIP, Math.max(-CLIP, (value - term.mean) / term.sd)) * term.sd + term.mean;
  const scale = whole === 0 ? 0 : (term.weight / term.sd) * Math.min(1, Math.abs(kept / whole));
  let given = 0;
  for (const [channel, part] of byChannel(first, firstRow)) {
    if (channel === 'base') continue;
    add(parts, channel, part * scale);
    given += part * scale;
  }
  add(parts, 'context', own - given);
  return parts;
}

/** Scores every candidate pair of a case; pairs that were not looked at twice keep what the first look says. */
export function score(input: LineageInput): Scoring {
  const start = firstLook(input);
  const { n } = start.k;
  const odds = start.candidates.map(({ row }) => logOdds(first, row));
  const look = secondLook(start, odds.map(probabilityOf));
  const again = new Map(look.candidates.map((candidate) => [candidate.c * n + candidate.p, candidate]));
  const scored = start.candidates.map(({ c, p, row }, i): Scored => {
    const twice = again.get(c * n + p);
    if (twice === undefined) {
      const channels = byChannel(first, row);
      add(channels, 'context', channels.get('base')!);
      channels.delete('base');
      return { c, p, logLR: odds[i]! - PRIOR, channels, common: undefined };
    }
    const kin = logOdds(common, twice.row);
    return {
      c,
      p,
      logLR: logOdds(second, twice.row) - PRIOR,
      channels: shares(twice.row, row),
      common: { probability: probabilityOf(kin), logLR: clamp(kin - logit(common.prior), ROWS_CAP) },
    };
  });
  return { look, scored };
}

/** Odds from a log-likelihood ratio, with the prior of the cases that the weights were fitted on. */
export const oddsOf = (logLR: number): number => Math.exp(PRIOR + logLR);

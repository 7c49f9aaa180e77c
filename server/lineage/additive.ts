// The ranker: an additive model in log-odds over standardised features, so that every score is the sum of its channels.

/** weight × clip((x − mean) / sd): one feature's share of the log-odds. */
export interface Term {
  channel: string;
  feature: string;
  weight: number;
  mean: number;
  sd: number;
}

/** A fitted model; `prior` is the share of positive pairs that it was fitted on. */
export interface Additive {
  intercept: number;
  prior: number;
  terms: Term[];
}

/** Standardised values beyond this count as this: far outside what the model was fitted on it does not grow surer. */
export const CLIP = 4;

export const standardise = (x: number, mean: number, sd: number): number =>
  Math.min(CLIP, Math.max(-CLIP, (x - mean) / sd));

export const probabilityOf = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/** Log-odds of a row of features in the order of the terms. */
export function logOdds(model: Additive, row: ArrayLike<number>): number {
  let sum = model.intercept;
  for (let i = 0; i < model.terms.length; i++) {
    const term = model.terms[i]!;
    if (term.weight !== 0) sum += term.weight * standardise(row[i]!, term.mean, term.sd);
  }
  return sum;
}

/** Log-likelihood ratio (nats) of a row, split by channel: log-odds minus prior log-odds; what belongs to no channel is `base`. */
export function byChannel(model: Additive, row: ArrayLike<number>): Map<string, number> {
  const shares = new Map<string, number>();
  model.terms.forEach((term, i) => {
    if (term.weight === 0) return;
    const part = term.weight * standardise(row[i]!, term.mean, term.sd);
    shares.set(term.channel, (shares.get(term.channel) ?? 0) + part);
  });
  const base = model.intercept - Math.log(model.prior / (1 - model.prior));
  shares.set('base', base);
  return shares;
}

// Log-odds as a probability.

/** No join is surer than this: what is typed by hand is never certain. */
const MOST = 0.9999;

/** @param logOdds in nats; +∞ where nothing had to be weighed */
export const probabilityOf = (logOdds: number): number =>
  logOdds === Infinity ? 1 : Math.min(MOST, 1 / (1 + Math.exp(-logOdds)));

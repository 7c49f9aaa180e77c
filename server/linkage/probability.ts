// Log-odds and probabilities.

/** No join is surer than this: what is typed by hand is never certain. */
const MOST = 0.9999;

/** The log-odds of a probability, in nats. */
export const logit = (probability: number): number => Math.log(probability / (1 - probability));

/** The probability that log-odds stand for. */
export const logistic = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/** A probability as it is said. @param logOdds in nats; +∞ where nothing had to be weighed */
export const probabilityOf = (logOdds: number): number =>
  logOdds === Infinity ? 1 : Math.min(MOST, logistic(logOdds));

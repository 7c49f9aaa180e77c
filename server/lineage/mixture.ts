// Which few of many sources some events come from: sets of sources are weighed, each with the shares that fit best. No chance
// in it: the sets are searched in a fixed order.

/** ln of the chance of each event by each source; -Infinity where it cannot be. */
export type Chances = readonly Float64Array[];

export interface Mixture {
  /** That the source is behind any event. */
  probability: Float64Array;
  /** By event and source: that this event comes from it; the last is "none of them". */
  responsible: Float64Array[];
  /** Sources that could stand in place of one another: exchanging them in the best set costs less than this is worth (a ratio of 10). */
  alike(source: number): number[];
}

/** Steps at most, and the change of every share below which there are no more. */
const [STEPS, SETTLED] = [40, 1e-4];
/** Of the best sets of one size, so many are enlarged by one source: of small ones more, for there it is decided which. */
const beam = (size: number): number => (size <= 3 ? 24 : 4);
/** Sources in a set at most; sources that are looked at in company, the best by themselves. */
const [MOST, LOOKED_AT] = [24, 32];
const EVEN = Math.log(10);

interface Fitted {
  set: number[];
  score: number;
  weights: Float64Array;
}

/** Shares of the sources of a set (and, last, of none), by expectation and maximisation with one count each to begin with. */
function fit(
  chances: Chances,
  none: Float64Array,
  set: readonly number[],
  logPrior: (source: number) => number,
): Fitted {
  const events = none.length;
  const parts = [...set.map((source) => chances[source]!), none];
  // Relative to the best of each event, so that nothing underflows.
  const best = Float64Array.from({ length: events }, (_, i) => Math.max(...parts.map((part) => part[i]!)));
  const likely = parts.map((part) => Float64Array.from(part, (value, i) => Math.exp(value - best[i]!)));
  let weights = new Float64Array(parts.length).fill(1 / parts.length);
  const sums = new Float64Array(events);
  const total = (): void => {
    sums.fill(0);
    for (const [s, part] of likely.entries()) {
      const weight = weights[s]!;
      for (let i = 0; i < events; i++) sums[i]! += weight * part[i]!;
    }
  };
  for (let step = 0, moved = 1; step < STEPS && moved > SETTLED; step++) {
    total();
    const next = Float64Array.from(likely, (part, s) => {
      let count = 1;
      const weight = weights[s]!;
      for (let i = 0; i < events; i++) if (part[i]! > 0) count += (weight * part[i]!) / sums[i]!;
      return count / (events + parts.length);
    });
    moved = next.reduce((most, weight, s) => Math.max(most, Math.abs(weight - weights[s]!)), 0);
    weights = next;
  }
  total();
  let score = 0;
  sums.forEach((sum, i) => (score += Math.log(sum) + best[i]!));
  // What a further source must gain to be worth having (Schwarz 1978), and how likely it is beforehand.
  score -= (set.length / 2) * Math.log(events + 1);
  for (const source of set) score += logPrior(source);
  return { set: [...set], score, weights };
}

/**
 * Weighs which sources are behind some events.
 * @param none ln of the chance of each event by something else
 * @param prior of each source, that it is behind any
 */
export function mixtureOf(chances: Chances, none: Float64Array, prior: readonly number[]): Mixture {
  const logPrior = (source: number): number => Math.log(prior[source]! / (1 - prior[source]!));
  const seen = new Map<string, Fitted>();
  const see = (set: readonly number[]): Fitted => {
    const sorted = [...set].sort((a, b) => a - b);
    const key = sorted.join(' ');
    let fitted = seen.get(key);
    if (fitted === undefined) seen.set(key, (fitted = fit(chances, none, sorted, logPrior)));
    return fitted;
  };
  const sources = chances
    .map((_, source) => source)
    .filter((source) => chances[source]!.some(Number.isFinite))
    .sort((a, b) => see([b]).score - see([a]).score || a - b)
    .slice(0, LOOKED_AT);
  let layer = [see([])];
  for (let size = 1; size <= Math.min(MOST, sources.length); size++) {
    const larger = new Map<string, Fitted>();
    for (const { set } of layer) {
      for (const source of sources) {
        if (set.includes(source)) continue;
        const fitted = see([...set, source]);
        larger.set(fitted.set.join(' '), fitted);
      }
    }
    layer = [...larger.values()]
      .sort((a, b) => b.score - a.score || (a.set.join(' ') < b.set.join(' ') ? -1 : 1))
      .slice(0, beam(size));
    // Sets that grow no better are not enlarged for ever.
    const best = [...seen.values()].reduce(
      (most, { score }) => Math.max(most, score),
      layer[0]?.score ?? Number.NEGATIVE_INFINITY,
    );
    if (layer[0] === undefined || layer[0].score < best - 3 * EVEN) break;
  }
  const all = [...seen.values()];
  const best = all.reduce((one, other) => (other.score > one.score ? other : one));
  const shares = all.map(({ score }) => Math.exp(score - best.score));
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const probability = new Float64Array(chances.length);
  const responsible = Array.from(none, () => new Float64Array(chances.length + 1));
  all.forEach(({ set, weights }, at) => {
    const share = shares[at]! / whole;
    if (share < 1e-6) return;
    for (const source of set) probability[source]! += share;
    responsible.forEach((of, i) => {
      const parts = set.map((source, s) => [source, chances[source]![i]!, weights[s]!] as const);
      const other = [chances.length, none[i]!, weights.at(-1)!] as const;
      const most = Math.max(...[...parts, other].map(([, value]) => value));
      const values = [...parts, other].map(
        ([source, value, weight]) => [source, weight * Math.exp(value - most)] as const,
      );
      const sum = values.reduce((total, [, value]) => total + value, 0);
      for (const [source, value] of values) of[source]! += (share * value) / sum;
    });
  });
  return {
    probability,
    responsible,
    alike(source) {
      const including = all
        .filter(({ set }) => set.includes(source))
        .reduce<Fitted | undefined>(
          (one, other) => (one === undefined || other.score > one.score ? other : one),
          undefined,
        );
      if (including === undefined) return [];
      return sources.filter(
        (other) =>
          other !== source &&
          !including.set.includes(other) &&
          see(including.set.map((one) => (one === source ? other : one))).score >= including.score - EVEN,
      );
    },
  };
}

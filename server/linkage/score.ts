// How much speaks for two groups of records being one person's: log-odds over the propositions, field by field.
import type { Feature } from './features.ts';

/**
 * Prior weights of the three propositions for two records of one city's lists, in nats: a person stands in a handful of
 * records, shares a home or phone with two or three others, and is one of some hundred thousand. Constants, so that what one
 * list says of two records does not change with the lists that come later.
 */
const PRIOR = { same: Math.log(4), household: Math.log(1), others: Math.log(300_000) };

/** What one field says of two groups. */
export interface FieldScore {
  feature: Feature;
  /** Level of the values that agree best. */
  level: number;
  a: number;
  b: number;
  /** Log-likelihoods. */
  same: number;
  household: number;
  others: number;
}

export interface Score {
  /** Log-odds that both are one person's, in nats; −∞ where a level excludes it. */
  logOdds: number;
  /** What the fields alone say, against the likelier of the other propositions; below 0 they speak of two people. */
  logLR: number;
  same: number;
  household: number;
  others: number;
}

/** Distinct values compared on each side at most: the first ones. */
const MOST_VALUES = 6;
/** Members of a group looked at, at most. */
const MOST_MEMBERS = 24;

const logs = new WeakMap<Feature, { same: Float64Array; household: Float64Array; others: Float64Array }>();

function logsOf(feature: Feature): { same: Float64Array; household: Float64Array; others: Float64Array } {
  let known = logs.get(feature);
  if (known === undefined) {
    const { levels } = feature.comparison;
    const of = (name: 'same' | 'household' | 'others'): Float64Array =>
      Float64Array.from(levels, (level) => Math.log(level[name]));
    known = { same: of('same'), household: of('household'), others: of('others') };
    logs.set(feature, known);
  }
  return known;
}

/** Sums up two groups of profiles. One per run: it keeps its scratch memory. */
export class Scorer {
  readonly #features: readonly Feature[];
  readonly #valuesA = new Int32Array(MOST_VALUES);
  readonly #valuesB = new Int32Array(MOST_VALUES);
  readonly #countsA = new Int32Array(MOST_VALUES);
  readonly #countsB = new Int32Array(MOST_VALUES);
  /** Level of each field at the last comparison; −1 where it said nothing. */
  readonly #levels: Int32Array;
  readonly #skips: readonly (readonly [number, ReadonlySet<number>] | undefined)[];
  readonly #excluded: readonly number[];

  constructor(features: readonly Feature[]) {
    this.#features = features;
    this.#levels = new Int32Array(features.length);
    this.#skips = features.map(({ comparison: { unless } }) => {
      if (unless === undefined) return undefined;
      const at = features.findIndex(({ comparison }) => comparison.field === unless.field);
      const { levels } = features[at]!.comparison;
      return [at, new Set(unless.levels.map((id) => levels.findIndex((level) => level.id === id)))] as const;
    });
    this.#excluded = features.map(({ comparison: { excludes, levels } }) =>
      excludes === undefined ? -1 : levels.findIndex(({ id }) => id === excludes),
    );
  }

  #gather(feature: Feature, members: ArrayLike<number>, values: Int32Array, counts: Int32Array): number {
    let found = 0;
    const most = Math.min(members.length, MOST_MEMBERS);
    for (let at = 0; at < most; at += 1) {
      const profile = members[at]!;
      const stop = feature.start[profile + 1]!;
      for (let place = feature.start[profile]!; place < stop; place += 1) {
        const code = feature.codes[place]!;
        let known = 0;
        while (known < found && values[known] !== code) known += 1;
        if (known < found) counts[known]! += 1;
        else if (found < MOST_VALUES) {
          values[found] = code;
          counts[found] = 1;
          found += 1;
        }
      }
    }
    return found;
  }

  /**
   * Compares two groups of profiles.
   * @param tell told what each field says
   */
  score(a: ArrayLike<number>, b: ArrayLike<number>, tell?: (field: FieldScore) => void): Score {
    let [same, household, others] = [PRIOR.same, PRIOR.household, PRIOR.others];
    let excluded = false;
    for (const [at, feature] of this.#features.entries()) {
      this.#levels[at] = -1;
      const skip = this.#skips[at];
      if (skip !== undefined && skip[1].has(this.#levels[skip[0]]!)) continue;
      const inA = this.#gather(feature, a, this.#valuesA, this.#countsA);
      if (inA === 0) continue;
      const inB = this.#gather(feature, b, this.#valuesB, this.#countsB);
      if (inB === 0) continue;
      const { comparator, comparison } = feature;
      const log = logsOf(feature);
      const isMean = comparison.combine === 'mean';
      let [bestLevel, bestA, bestB, bestGain] = [-1, -1, -1, -Infinity];
      let [sumSame, sumHousehold, sumOthers, weight] = [0, 0, 0, 0];
      let [pickSame, pickHousehold, pickOthers] = [0, 0, 0];
      for (let x = 0; x < inA; x += 1) {
        for (let y = 0; y < inB; y += 1) {
          const [codeA, codeB] = [this.#valuesA[x]!, this.#valuesB[y]!];
          const level = comparator.level(codeA, codeB);
          if (level === -1) continue;
          if (level === this.#excluded[at]) excluded = true;
          const ofSame = log.same[level]!;
          let ofHousehold = log.household[level]!;
          let ofOthers = log.others[level]!;
          if (comparator.chance !== undefined) {
            ofOthers = Math.log(comparator.chance(level, codeA, codeB));
            if (ofHousehold < ofOthers) ofHousehold = ofOthers;
          }
          const gain = ofSame - Math.max(ofHousehold, ofOthers);
          if (gain > bestGain) {
            [bestLevel, bestA, bestB, bestGain] = [level, codeA, codeB, gain];
            [pickSame, pickHousehold, pickOthers] = [ofSame, ofHousehold, ofOthers];
          }
          const times = this.#countsA[x]! * this.#countsB[y]!;
          sumSame += ofSame * times;
          sumHousehold += ofHousehold * times;
          sumOthers += ofOthers * times;
          weight += times;
        }
      }
      if (bestLevel === -1) continue;
      this.#levels[at] = bestLevel;
      const [addSame, addHousehold, addOthers] = isMean
        ? [sumSame / weight, sumHousehold / weight, sumOthers / weight]
        : [pickSame, pickHousehold, pickOthers];
      same += addSame;
      household += addHousehold;
      others += addOthers;
      tell?.({
        feature,
        level: bestLevel,
        a: bestA,
        b: bestB,
        same: addSame,
        household: addHousehold,
        others: addOthers,
      });
    }
    const most = Math.max(household, others);
    const against = most + Math.log(Math.exp(household - most) + Math.exp(others - most));
    const logLR = same - PRIOR.same - Math.max(household - PRIOR.household, others - PRIOR.others);
    return excluded
      ? { logOdds: -Infinity, logLR: -Infinity, same, household, others }
      : { logOdds: same - against, logLR, same, household, others };
  }
}

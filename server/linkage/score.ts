// How much speaks for two groups of records being one person's: log-odds over the propositions, field by field.
import type { Feature } from './features.ts';

/**
 * Prior weights of the three propositions for two records of one city's lists, in nats: a person stands in a handful of
 * records, shares a home or phone with two or three others, and is one of some hundred thousand. Constants, so that what one
 * list says of two records does not change with the lists that come later.
 */
export const PRIOR = { same: Math.log(4), household: Math.log(1), others: Math.log(300_000) };

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

/** Two people, whatever else agrees. */
const EXCLUDED: Score = { logOdds: -Infinity, logLR: -Infinity, same: 0, household: 0, others: 0 };

/** Sums up two groups of profiles. One per run: it keeps its scratch memory. */
export class Scorer {
  readonly #features: readonly Feature[];
  readonly #logs: readonly { same: Float64Array; household: Float64Array; others: Float64Array }[];
  readonly #valuesA = new Int32Array(MOST_VALUES);
  readonly #valuesB = new Int32Array(MOST_VALUES);
  readonly #countsA = new Int32Array(MOST_VALUES);
  readonly #countsB = new Int32Array(MOST_VALUES);
  /** Level of each field at the last comparison; −1 where it said nothing. */
  readonly #levels: Int32Array;
  readonly #skips: readonly { field: number; levels: ReadonlySet<number> }[];
  readonly #excluded: readonly number[];

  constructor(features: readonly Feature[]) {
    this.#features = features;
    this.#levels = new Int32Array(features.length);
    this.#logs = features.map(({ comparison: { levels } }) => {
      const of = (name: 'same' | 'household' | 'others'): Float64Array =>
        Float64Array.from(levels, (level) => Math.log(level[name]));
      return { same: of('same'), household: of('household'), others: of('others') };
    });
    this.#skips = features.map(({ comparison: { unless } }) => {
      if (unless === undefined) return { field: 0, levels: new Set() };
      const field = features.findIndex(({ comparison }) => comparison.field === unless.field);
      const { levels } = features[field]!.comparison;
      return {
        field,
        levels: new Set(unless.levels.map((id) => levels.findIndex((level) => level.id === id))),
      };
    });
    this.#excluded = features.map(({ comparison: { excludes, levels } }) =>
      excludes === undefined ? -2 : levels.findIndex(({ id }) => id === excludes),
    );
  }

  /** The distinct values of some profiles, and in how many of them each stands. */
  #gather(feature: Feature, members: ArrayLike<number>, values: Int32Array, counts: Int32Array): number {
    const { start, codes } = feature;
    const most = Math.min(members.length, MOST_MEMBERS);
    let found = 0;
    for (let at = 0; at < most; at += 1) {
      const profile = members[at]!;
      const stop = start[profile + 1]!;
      for (let place = start[profile]!; place < stop; place += 1) {
        const code = codes[place]!;
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
    let same = PRIOR.same;
    let household = PRIOR.household;
    let others = PRIOR.others;
    let excluded = false;
    for (let at = 0; at < this.#features.length; at += 1) {
      const feature = this.#features[at]!;
      const levels = this.#levels;
      levels[at] = -1;
      const skip = this.#skips[at]!;
      if (skip.levels.size > 0 && skip.levels.has(levels[skip.field]!)) continue;
      const inA = this.#gather(feature, a, this.#valuesA, this.#countsA);
      if (inA === 0) continue;
      const inB = this.#gather(feature, b, this.#valuesB, this.#countsB);
      if (inB === 0) continue;
      const { comparator, comparison } = feature;
      const log = this.#logs[at]!;
      let level = -1;
      let bestA = -1;
      let bestB = -1;
      let bestGain = -Infinity;
      let sumSame = 0;
      let sumHousehold = 0;
      let sumOthers = 0;
      let weight = 0;
      let pickSame = 0;
      let pickHousehold = 0;
      let pickOthers = 0;
      for (let x = 0; x < inA; x += 1) {
        for (let y = 0; y < inB; y += 1) {
          const codeA = this.#valuesA[x]!;
          const codeB = this.#valuesB[y]!;
          const found = comparator.level(codeA, codeB);
          if (found === -1) continue;
          if (found === this.#excluded[at]) excluded = true;
          const ofSame = log.same[found]!;
          let ofHousehold = log.household[found]!;
          let ofOthers = log.others[found]!;
          if (comparator.logChance !== undefined) {
            ofOthers = comparator.logChance(found, codeA, codeB);
            if (ofHousehold < ofOthers) ofHousehold = ofOthers;
          }
          const gain = ofSame - Math.max(ofHousehold, ofOthers);
          if (gain > bestGain) {
            bestGain = gain;
            level = found;
            bestA = codeA;
            bestB = codeB;
            pickSame = ofSame;
            pickHousehold = ofHousehold;
            pickOthers = ofOthers;
          }
          const times = this.#countsA[x]! * this.#countsB[y]!;
          sumSame += ofSame * times;
          sumHousehold += ofHousehold * times;
          sumOthers += ofOthers * times;
          weight += times;
        }
      }
      // Whatever the other fields say: only who explains asks for them.
      if (excluded && tell === undefined) return EXCLUDED;
      if (level === -1) continue;
      levels[at] = level;
      if (comparison.combine === 'mean' && weight > 1) {
        pickSame = sumSame / weight;
        pickHousehold = sumHousehold / weight;
        pickOthers = sumOthers / weight;
      }
      same += pickSame;
      household += pickHousehold;
      others += pickOthers;
      tell?.({
        feature,
        level,
        a: bestA,
        b: bestB,
        same: pickSame,
        household: pickHousehold,
        others: pickOthers,
      });
    }
    const most = Math.max(household, others);
    const against = most + Math.log(Math.exp(household - most) + Math.exp(others - most));
    const logLR = same - PRIOR.same - Math.max(household - PRIOR.household, others - PRIOR.others);
    return excluded
      ? { ...EXCLUDED, same, household, others }
      : { logOdds: same - against, logLR, same, household, others };
  }
}

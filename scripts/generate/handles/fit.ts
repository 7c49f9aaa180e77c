/**
 * Fits the likelihood ratios of `server/identities`: node scripts/run.mjs scripts/generate/handles/fit.ts
 * On each level how often pairs of one person show it, against pairs of two, for single handles and for groups as they come about on the way; then one
 * factor for all of each, for the comparisons are not independent. Writes `server/identities/weights.json`.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  compareProfiles,
  mergedProfile,
  populationOf,
  profileOf,
  type Profile,
} from '../../../server/identities/comparisons.ts';
import { weigh, type Weights } from '../../../server/identities/identify.ts';
import { COMPARED_KINDS } from '#contract/identity.ts';
import { randomFrom } from '#contract/random.ts';
import { generateHandles } from './generate.ts';

const TRAINING = { handles: 200, people: 40, cases: 40, firstSeed: 1000 };
/** Counted beforehand, so that a level that never came is not certain. */
const SMOOTHING = 0.5;
const PRIOR = { mostPrior: 0.1 };

interface Drawn {
  profiles: Profile[];
  /** Person of each profile, by place. */
  person: number[];
}

const cases = Array.from({ length: TRAINING.cases }, (_, at) =>
  generateHandles({ ...TRAINING, seed: TRAINING.firstSeed + at, plenty: [0.8, 1, 1.2][at % 3]! }),
);

/** Handles of each person in groups of one to three, as they are found on the way. */
function grouped({ handles, person }: (typeof cases)[number], seed: number): Drawn {
  const random = randomFrom(seed);
  const open = new Map<number, Profile>();
  const made: Drawn = { profiles: [], person: [] };
  const close = (whose: number, profile: Profile): void => {
    made.profiles.push(profile);
    made.person.push(whose);
  };
  for (const handle of handles) {
    const whose = person.get(handle.id)!;
    const before = open.get(whose);
    const profile = before === undefined ? profileOf(handle) : mergedProfile(before, profileOf(handle));
    if (random() < 0.45) {
      open.delete(whose);
      close(whose, profile);
    } else open.set(whose, profile);
  }
  for (const [whose, profile] of open) close(whose, profile);
  return made;
}

type Counts = Record<string, Record<string, [same: number, different: number]>>;

/** Calls back for each pair of profiles with the side that it is on: 0 where it is one person's. */
function eachPair({ profiles, person }: Drawn, use: (a: Profile, b: Profile, side: 0 | 1) => void): void {
  for (const [at, a] of profiles.entries())
    for (let other = at + 1; other < profiles.length; other += 1)
      use(a, profiles[other]!, person[at] === person[other] ? 0 : 1);
}

const singles = cases.map(({ handles, person }): Drawn => ({
  profiles: handles.map(profileOf),
  person: handles.map(({ id }) => person.get(id)!),
}));
const groups = cases.map((one, at) => grouped(one, TRAINING.firstSeed + at));
const populations = cases.map(({ statements }, at) => populationOf(singles[at]!.profiles, statements));

function fitLevels(sets: readonly Drawn[], isUsed: (a: Profile, b: Profile) => boolean): Weights['one'] {
  const counts: Counts = {};
  const said: Record<string, [number, number]> = {};
  const totals: [number, number] = [0, 0];
  for (const [at, set] of sets.entries())
    eachPair(set, (a, b, side) => {
      if (!isUsed(a, b)) return;
      totals[side] += 1;
      for (const [kind, { level }] of compareProfiles(a, b, populations[at]!)) {
        ((counts[kind] ??= {})[level] ??= [0, 0])[side] += 1;
        (said[kind] ??= [0, 0])[side] += 1;
      }
    });
  return Object.fromEntries(
    COMPARED_KINDS.map((kind) => {
      // A statement is compared with all pairs of which none was made; the others with pairs of which something can be said.
      const of = kind === 'statement' ? totals : (said[kind] ?? [1, 1]);
      return [
        kind,
        Object.fromEntries(
          Object.entries(counts[kind] ?? {}).map(([level, [same, different]]) => [
            level,
            Math.log(
              (same + SMOOTHING) / (of[0] + SMOOTHING) / ((different + SMOOTHING) / (of[1] + SMOOTHING)),
            ),
          ]),
        ),
      ];
    }),
  );
}

const one = fitLevels(singles, () => true);
const several = fitLevels(groups, (a, b) => a.ids.length + b.ids.length > 2);
const [same, pairs] = singles.reduce(
  ([s, p], set) => {
    let [more, all] = [0, 0];
    eachPair(set, (_, __, side) => {
      all += 1;
      more += 1 - side;
    });
    return [s + more, p + all];
  },
  [0, 0],
);
const partners = Number(((same / pairs) * (TRAINING.handles - 1)).toFixed(2));

const scaledLevels = (levels: Weights['one'], factor: number): Weights['one'] =>
  Object.fromEntries(
    Object.entries(levels).map(([kind, all]) => [
      kind,
      Object.fromEntries(
        Object.entries(all).map(([level, logLR]) => [level, Number((logLR * factor).toFixed(4))]),
      ),
    ]),
  );
/** Mean of the logarithmic loss over the pairs of some sets. */
function loss(sets: readonly Drawn[], weights: Weights): number {
  let [sum, count] = [0, 0];
  for (const [at, set] of sets.slice(0, 12).entries())
    eachPair(set, (a, b, side) => {
      const { logOdds } = weigh(a, b, populations[at]!, weights);
      sum += Math.log1p(Math.exp(side === 0 ? -logOdds : logOdds));
      count += 1;
    });
  return sum / count;
}
const factors = [0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1, 1.1];
function bestFactor(sets: readonly Drawn[], make: (factor: number) => Weights): number {
  const losses = factors.map((factor) => loss(sets, make(factor)));
  return factors[losses.indexOf(Math.min(...losses))]!;
}
const made = (a: number, b: number): Weights => ({
  ...PRIOR,
  partners,
  one: scaledLevels(one, a),
  several: scaledLevels(several, b),
});
const factorOne = bestFactor(singles, (factor) => made(factor, 1));
const factorSeveral = bestFactor(groups, (factor) => made(factorOne, factor));
const fitted = {
  version: '2026-11-29',
  training: { ...TRAINING, factors: { one: factorOne, several: factorSeveral } },
  ...made(factorOne, factorSeveral),
};
const file = fileURLToPath(new URL('../../../server/identities/weights.json', import.meta.url));
writeFileSync(file, `${JSON.stringify(fitted, null, 1)}\n`);
process.stdout.write(`${JSON.stringify(fitted, null, 1)}\n`);

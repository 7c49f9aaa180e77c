// Why records are one person's, or are not: what each field says for and against, in nats and in words.
import type { NormalRecord } from '#contract/model/normal-record.ts';
import { both, type Text } from '#contract/text.ts';
import { featuresOf } from './features.ts';
import type { Pinyin } from './names/parse-name.ts';
import { probabilityOf } from './probability.ts';
import { profilesOf } from './profiles.ts';
import { PRIOR, Scorer, type FieldScore } from './score.ts';
import { LinkTableBuilder } from './table.ts';

/** What one field says of the two sides. */
export interface FieldWeight {
  field: string;
  /** Id of the level of agreement, such as `homophone`. */
  level: string;
  /** Natural log of the likelihood ratio: above 0 for one person, below 0 for two. */
  logLR: number;
  note: Text;
}

export interface Explanation {
  /** That both sides are one person. */
  probability: number;
  /** Sum of the fields. */
  logLR: number;
  /** Against which other proposition it is weighed: the likelier one. */
  against: 'household' | 'others';
  /** What is known before any field is looked at, in nats. */
  prior: number;
  /** A level that no other agreement outweighs, such as two proved ID numbers that differ. */
  excluded: boolean;
  fields: FieldWeight[];
}

/** Least and most that is said of an exclusion, so that it can be drawn. */
const BOUND = 99;

/** The other propositions in words. */
export const AGAINST: Record<Explanation['against'], Text> = {
  household: both('同住一处或共用电话的两个人', 'two people who share a home or a phone'),
  others: both('毫无关系的两个人', 'two people who have nothing to do with each other'),
};

/**
 * Explains whether two groups of records are one person's. Each group is taken for one person.
 * @throws RangeError where a group is empty
 */
export function explainGroups(
  a: readonly NormalRecord[],
  b: readonly NormalRecord[],
  { pinyin }: { pinyin?: Pinyin | undefined } = {},
): Explanation {
  if (a.length === 0 || b.length === 0) throw new RangeError('a group without records says nothing');
  const builder = new LinkTableBuilder();
  for (const [row, record] of [...a, ...b].entries()) builder.add('', row, record);
  const table = builder.done();
  const profiles = profilesOf(table, new Map());
  const features = featuresOf(table, profiles, { pinyin });
  const side = (from: number, to: number): number[] => [...new Set(profiles.of.subarray(from, to))];
  const found: FieldScore[] = [];
  const score = new Scorer(features).score(side(0, a.length), side(a.length, table.count), (field) =>
    found.push(field),
  );
  const against = score.household >= score.others ? 'household' : 'others';
  const fields = found
    .map(({ feature: { comparison }, level, same, [against]: other }): FieldWeight => {
      const { id, says } = comparison.levels[level]!;
      return { field: comparison.field, level: id, logLR: same - other, note: says };
    })
    .sort((x, y) => Math.abs(y.logLR) - Math.abs(x.logLR));
  return {
    probability: probabilityOf(score.logOdds),
    logLR: Math.max(-BOUND, score.logLR),
    against,
    prior: PRIOR.same - PRIOR[against],
    excluded: score.logOdds === -Infinity,
    fields,
  };
}

/** Explains whether two records are one person's. */
export const explainPair = (
  a: NormalRecord,
  b: NormalRecord,
  options: { pinyin?: Pinyin | undefined } = {},
): Explanation => explainGroups([a], [b], options);

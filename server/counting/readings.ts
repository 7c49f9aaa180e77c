// Numbers of records held against the thresholds of the rules, under every reading: numbers and thresholds, and no more.
import type { Applies, CountReading, RecordClass } from '#contract/count.ts';
import type { Text } from '#contract/text.ts';
import { citationOf, ESPECIALLY, OWN_DUTY, SERIOUS, type RuleId } from './rules.ts';

/** So many records of each class. */
export type ByClass = Partial<Record<RecordClass, number>>;

const CLASS_TEXT: Record<'property' | 'other' | 'classified', Text> = {
  property: { zh: '按“财产信息”理解', en: 'read as property information' },
  other: { zh: '按“其他公民个人信息”理解', en: 'read as other personal information' },
  classified: { zh: '按办案人员逐份名单的分类', en: 'by the classes given list by list' },
};

/** Sum of each class's part of its threshold; 1 reaches it (Art. 5(1)(6)). */
export const shareOf = (records: ByClass): number =>
  Object.entries(records).reduce(
    (sum, [kind, count]) => sum + count / SERIOUS[kind as RecordClass].records,
    0,
  );

/** A sum of fractions such as 3 × ⅓ may miss 1 by a hair. */
const HAIR = 1e-9;
const reaches = (share: number, wanted: number): boolean => share >= wanted - HAIR;

function readingText(id: CountReading['id'], records: number, threshold: number, isReached: boolean): Text {
  const { zh, en } = CLASS_TEXT[id];
  if (id === 'classified')
    return {
      zh: `${zh}：共 ${records} 条，按比例合计${isReached ? '达到' : '未达到'}标准`,
      en: `${en}: ${records} records, which in proportion ${isReached ? 'reach' : 'do not reach'} the threshold`,
    };
  return {
    zh: `${zh}：${records} 条，标准 ${threshold} 条，${isReached ? '达到' : '未达到'}`,
    en: `${en}: ${records} records against a threshold of ${threshold}, ${isReached ? 'reached' : 'not reached'}`,
  };
}

function reading(id: CountReading['id'], records: ByClass, applies: Applies, rule: RuleId): CountReading {
  const total = Object.values(records).reduce((sum, count) => sum + count, 0);
  const classes = Object.keys(records) as RecordClass[];
  const [only = 'other'] = classes;
  // Of several classes no one number of records is the threshold: what is held against 1 is the share.
  const threshold = classes.length > 1 ? 1 : SERIOUS[only].records;
  const share = shareOf(records);
  return {
    id,
    records: total,
    threshold,
    reached: reaches(share, 1),
    rule: citationOf(rule),
    share,
    especially: {
      threshold: threshold * ESPECIALLY,
      reached: reaches(share, ESPECIALLY),
      rule: citationOf('especially'),
    },
    ownDuty: {
      threshold: threshold * OWN_DUTY,
      reached: reaches(share, OWN_DUTY),
      especially: {
        threshold: threshold * OWN_DUTY * ESPECIALLY,
        reached: reaches(share, OWN_DUTY * ESPECIALLY),
        rule: citationOf('especially'),
      },
      rule: citationOf('own-duty'),
    },
    applies,
    text: readingText(id, total, threshold, reaches(share, 1)),
  };
}

/**
 * Both readings of what a home owner's record is, side by side; and that of the classes that were given, where they were.
 * @param records what is held against the thresholds
 */
export function readingsOf(records: number, applies: Applies, classified?: ByClass): CountReading[] {
  const both = [
    reading('property', { property: records }, applies, 'serious-property'),
    reading('other', { other: records }, applies, 'serious-other'),
  ];
  if (classified === undefined) return both;
  const classes = Object.keys(classified) as RecordClass[];
  const rule = classes.length === 1 ? SERIOUS[classes[0]!].rule : 'serious-mixed';
  return [...both, reading('classified', classified, applies, rule)];
}

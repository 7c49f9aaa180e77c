// What grades mean, said for the schemes that a report's grades are of.
import { schemesOf, type GradeSchemeName } from '#contract/grades.ts';
import type { Language, Text } from '#contract/text.ts';
import { say, type Block } from './model.ts';

const MEANINGS: Record<GradeSchemeName, Text> = {
  admiralty: {
    zh: '等级按海军部代码：来源 A（完全可靠）至 F（无法判断），内容 1（已证实）至 6（无法判断）。',
    en: 'Grades follow the Admiralty code: source A (reliable) to F (cannot be judged), content 1 (confirmed) to 6 (cannot be judged).',
  },
  '3x5x2': {
    zh: '先数字后字母的等级按 3×5×2：来源 1（可靠）、2（未经检验）、3（不可靠），内容 A（来源直接知悉）、B（间接知悉，已获佐证）、C（间接知悉）、D（知悉途径不明）、E（疑为虚假）。',
    en: 'Grades with the digit first follow 3×5×2: source 1 (reliable), 2 (untested), 3 (not reliable), content A (known directly), B (known indirectly, but corroborated), C (known indirectly), D (not known how), E (suspected to be false).',
  },
};

/** A line for each scheme that some of these grades are of. */
export const gradesSaid = (graded: readonly string[], language: Language): Block[] =>
  schemesOf(graded).map((scheme) => say(MEANINGS[scheme][language], 'quiet'));

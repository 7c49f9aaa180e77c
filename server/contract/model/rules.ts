// What two fields of one entity must be to each other, checked for tables and forms alike.
import { both, type Text } from '../text.ts';
import type { Rule } from './define.ts';

/** The last day of a day or month, so that 2015-05 may follow 2015-05-18. */
const lastDay = (date: string): string => (date.length === 7 ? `${date}-31` : date);

/**
 * Whether values break a rule.
 * @returns what to write instead, given what the other field is called; undefined where the rule holds
 */
export function brokenRule(
  rule: Rule,
  values: Readonly<Record<string, unknown>>,
): ((other: string) => Text) | undefined {
  const [one, other] = [values[rule.one], values[rule.other]];
  if (typeof one !== 'string' || typeof other !== 'string' || one === '' || other === '') return undefined;
  if (rule.kind === 'differ') {
    const same = rule.message ?? both('两者相同：请改正其一', 'the two are the same: mend one of them');
    return one === other ? () => same : undefined;
  }
  if (one <= lastDay(other)) return undefined;
  return (name) =>
    both(
      `此日期晚于 ${name}（${other}）：请改正其一`,
      `this is after ${name} (${other}): mend one of the two dates`,
    );
}

// Canaries that were recognised in a file that is in no case, by who was given them.
import type { MatchedCanaries } from '#contract/canaries.ts';
import type { Recognised } from '../../canaries/recognise.ts';
import type { RecordReader } from '../../record/index.ts';
import { recipientStands } from './alerts.ts';
import type { CanaryOfCase } from './given.ts';
import { meaningOf } from './words.ts';

/** @param given the canaries by whose places they were found */
export function canariesInFile(
  record: RecordReader,
  given: readonly CanaryOfCase[],
  found: readonly Recognised[],
): MatchedCanaries[] {
  const groups = new Map<string, { one: CanaryOfCase; found: Recognised[] }>();
  for (const each of found) {
    const one = given[each.at]!;
    const key = JSON.stringify([one.case, one.holder]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { one, found: [each] });
    else group.found.push(each);
  }
  return [...groups.values()].map(({ one: { case: canaryCase, holder: recipient }, found: own }) => {
    const rows = own.reduce((sum, one) => sum + one.rows, 0);
    return {
      canaryCase,
      recipient,
      recipientStands: recipientStands(record, canaryCase, recipient),
      givenOn: own.map(({ at }) => given[at]!.on ?? '').sort()[0] ?? '',
      rows,
      canaries: own.map(({ at, rows: count, first, by }) => ({
        canary: given[at]!.id,
        rows: count,
        first,
        by,
      })),
      meaning: meaningOf({ list: { zh: '此文件', en: 'this file' }, recipient, rows }),
    };
  });
}

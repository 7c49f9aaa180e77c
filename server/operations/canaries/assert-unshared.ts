// One canary is one recipient's: given to two, it would say of neither that a list passed through it.
import { fail, type FaultNote } from '#contract/errors.ts';
import { both } from '#contract/text.ts';
import { tellingKeys } from '../../canaries/given.ts';
import { canariesOf } from '../../queries/canaries/given.ts';
import { actorsOf } from '../../queries/case-chain.ts';
import type { RecordReader } from '../../record/index.ts';

/**
 * @param lineOf where a canary stands in the table that is loaded, where it does
 * @throws input-refused naming each canary that says the same as that of another recipient
 */
export function assertUnshared(
  record: RecordReader,
  caseId: string,
  lineOf: (canary: string) => number | undefined,
): void {
  const actors = actorsOf(record, caseId);
  const firsts = new Map<string, { id: string; holder: string }>();
  const faults: FaultNote[] = [];
  for (const canary of canariesOf(record, caseId)) {
    const holder = actors[canary.holder] ?? canary.holder;
    for (const key of tellingKeys(canary)) {
      const first = firsts.get(key);
      if (first === undefined) firsts.set(key, { id: canary.id, holder });
      else if (first.holder !== holder) {
        const line = lineOf(canary.id) ?? lineOf(first.id);
        faults.push({
          file: 'canaries.csv',
          ...(line === undefined ? {} : { line }),
          column: 'given_to_id',
          value: canary.holder,
          message: both(
            `${canary.id} 与 ${first.id} 是同一人，却交给了两个接收方：请各给一条不同的标记记录`,
            `${canary.id} and ${first.id} are one person given to two recipients: give each a canary of its own`,
          ),
        });
        break;
      }
    }
  }
  if (faults.length === 0) return;
  fail(
    'input-refused',
    '同一条标记记录不能交给两个接收方',
    'One canary cannot be given to two recipients',
    faults,
  );
}

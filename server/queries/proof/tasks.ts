// The tasks of a case as they stand: what follows from the record, with the state of the work on it.
import type { ProofTask } from '#contract/proof-task.ts';
import { fail } from '#contract/errors.ts';
import { proofTasks } from '../../proof/index.ts';
import type { RecordReader } from '../../record/index.ts';
import { gatherProof } from './gather.ts';
import { standingTaskWords } from './words.ts';

/** Ids as the case's own tables write them. @throws not-found for what is no list, party or handle of the case */
const named = (record: RecordReader, caseId: string, of: readonly string[]): string[] =>
  of.map((ref) => {
    const fact = record.byRef(caseId, ref);
    if (fact !== undefined && ['List', 'Party', 'Handle'].includes(fact.type)) return fact.id;
    return fail(
      'not-found',
      `案件中没有名单、主体或账号 ${ref}`,
      `The case has no list, party or handle ${ref}`,
    );
  });

/** @throws not-found */
export function caseTasks(record: RecordReader, caseId: string, of?: readonly string[]): ProofTask[] {
  const words = standingTaskWords(record, caseId);
  const asked = of === undefined ? undefined : named(record, caseId, of);
  return proofTasks(gatherProof(record, caseId), asked).map((task): ProofTask => {
    const word = words.get(task.id);
    if (word === undefined) return { ...task, state: 'open' };
    const { state, assignee } = word;
    return { ...task, state, ...(assignee === undefined ? {} : { assignee }), word };
  });
}

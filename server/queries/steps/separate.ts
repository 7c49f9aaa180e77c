// What tells two possible sources of a list apart.
import { fail } from '#contract/errors.ts';
import { listFact } from '../assert-case.ts';
import { canariesOf } from '../canaries/given.ts';
import { documentsOf } from '../case-chain.ts';
import type { Step } from '../define.ts';
import { caseLists } from '../lineage/case-lists.ts';

export const separate: Step<'separate'> = async ({ record, workers, skeletons }, params, signal) => {
  const { case: caseId, places } = params;
  const [list, a, b] = [params.list, params.a, params.b].map(
    (ref) => listFact({ record }, caseId, ref).id,
  ) as [string, string, string];
  if (new Set([list, a, b]).size < 3) {
    fail(
      'bad-request',
      '请给出三份不同的名单：一份名单和它的两个可能来源',
      'Name three different lists: a list and two possible sources of it',
    );
  }
  const task = {
    source: record.source,
    case: caseId,
    known: skeletons.of(caseId, record.linkedBy(caseId)),
    lists: caseLists(record, caseId),
    documents: documentsOf(record, caseId),
    canaries: canariesOf(record, caseId),
    list,
    a,
    b,
    places,
  };
  const told = await workers.run('separate', task, signal === undefined ? {} : { signal });
  if (told === undefined) {
    fail(
      'bad-request',
      `无法比较：${a} 或 ${b} 与 ${list} 的共同业主不足 5 户，或日期已排除其一`,
      `They cannot be compared: ${a} or ${b} shares fewer than 5 owners with ${list}, or the dates exclude one of them`,
    );
  }
  return { ...told, case: caseId, list, a: { list: a, ...told.a }, b: { list: b, ...told.b } };
};

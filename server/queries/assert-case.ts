// Whether a case, or a list of it, is there: an unknown one is an error, not an empty answer.
import { fail } from '#contract/errors.ts';
import type { Fact, RecordReader } from '../record/index.ts';
import type { Workspace } from '../workspace.ts';

/** @throws not-found */
export function assertCase({ record }: Pick<Workspace, 'record'>, id: string): void {
  if (record.fact(id, 'Case', id) === undefined)
    fail('not-found', `没有案件 ${id}`, `There is no case ${id}`);
}

/** The list of a case by its reference. @throws not-found */
export function listFact({ record }: { record: RecordReader }, caseId: string, ref: string): Fact {
  const fact = record.byRef(caseId, ref);
  if (fact?.type === 'List') return fact;
  return (
    record.fact(caseId, 'List', ref) ??
    fail('not-found', `案件中没有名单 ${ref}`, `The case has no list ${ref}`)
  );
}

/** The error of an element that a case does not have. @throws not-found */
export const noElement = (ref: string): never =>
  fail('not-found', `案件中没有元素 ${ref}`, `The case has no element ${ref}`);

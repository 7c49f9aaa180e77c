// The owner that an answer is about: an unknown one is an error, not an empty answer.
import { fail } from '#contract/errors.ts';
import type { OwnerBrief } from '#contract/decision.ts';
import type { Owner, RecordReader } from '../../record/index.ts';

/** By its pseudonym, or one that it had before pseudonyms were changed, as the journal and earlier exports name it. @throws not-found */
export const findOwner = (record: RecordReader, caseId: string, id: string): Owner =>
  record.ownerNow(caseId, id) ??
  fail(
    'not-found',
    `案件中没有业主 ${id}；重新归并后化名可能已变，请重新搜索`,
    `The case has no owner ${id}; a new linkage may have given another pseudonym: search again`,
  );

export const briefOf = ({ id, caption, records }: Owner): OwnerBrief => ({ id, caption, rows: records });

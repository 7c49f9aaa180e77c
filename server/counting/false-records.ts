// Which records cannot be true: an ID number whose check fails, phones none of which there can be.
import type { FalseReason } from '#contract/count.ts';
import type { NormalRecord } from '#contract/model/normal-record.ts';

/** A mobile, a number with area code, one abroad, a local number, or one of the service numbers 400 and 800. */
const POSSIBLE = /^(?:1[3-9]\d{9}|0\d{9,11}|\+\d{6,15}|[1-9]\d{6,7}|[48]00\d{7})$/;
/** Something that is meant to be a number: fewer digits are a note. */
const MEANT = /(?:\d[\s-]*){6}/;
const DATE = /^\s*(?:19|20)\d\d[-/.年]\d{1,2}(?:[-/.月]\d{1,2}日?)?\s*$/;

/** Whether there can be such a number. */
const isPossiblePhone = (phone: string): boolean => POSSIBLE.test(phone);

/**
 * Why a record cannot be true; undefined where it can. A blank field is no false one, nor is a number that a spreadsheet cut.
 * @param phones the cells of the phone columns as written
 */
export function falseBecause(record: NormalRecord, phones: readonly string[]): FalseReason | undefined {
  if (record.idSlip !== undefined) return 'id-checksum';
  if (record.phones.some(isPossiblePhone)) return undefined;
  if (record.phones.length > 0) return 'phone';
  return phones.some((cell) => MEANT.test(cell) && !DATE.test(cell)) ? 'phone' : undefined;
}

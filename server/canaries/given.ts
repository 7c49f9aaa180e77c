// A canary as it was given out, and the values by which it is known again.
import type { NormalRecord } from '#contract/model/normal-record.ts';
import { recordField, type RecordField } from '#contract/model/record-field.ts';
import { normalise } from '../ingest/normalise/normalise.ts';

/** An invented record with its fields as they were written. */
export interface GivenRecord {
  record: Partial<Record<RecordField, string>>;
}

const FIELDS = recordField.options;
/** A number with fewer digits is that of many (no area code, or cut off). */
const WHOLE_NUMBER = 11;

/** The normal record of a canary. */
export const recordOf = ({ record }: GivenRecord): NormalRecord =>
  normalise(
    FIELDS,
    FIELDS.map((field) => record[field] ?? ''),
  );

/** Phones of a record that are one line's alone. */
export const wholePhones = ({ phones }: Pick<NormalRecord, 'phones'>): string[] =>
  phones.filter((phone) => phone.length >= WHOLE_NUMBER);

/** An ID number, or what stands for one with a slip in it. */
export const idOf = ({ idNumber, idSlip }: Pick<NormalRecord, 'idNumber' | 'idSlip'>): string | undefined =>
  idNumber ?? idSlip;

/** The door of a home without its unit, which lists often leave out. */
export const doorOf = ({ complex, building, room }: NormalRecord): string | undefined =>
  complex === undefined || building === undefined || room === undefined
    ? undefined
    : `${complex} ${building} ${room}`;

/**
 * What tells one canary from all others: two of them with one of these in common could not be told apart.
 * Phones and ID numbers stand in the form of match keys.
 */
export function tellingKeys(given: GivenRecord): string[] {
  const record = recordOf(given);
  const id = idOf(record);
  const door = doorOf(record);
  return [
    ...wholePhones(record).map((phone) => `phone:${phone}`),
    ...(id === undefined ? [] : [`id:${id}`]),
    ...(record.name === undefined || door === undefined ? [] : [`door:${door}|${record.name}`]),
  ];
}

// The canaries of a case, as lists are searched for them; those of all cases, with the recipient of each.
import { recordField } from '#contract/model/record-field.ts';
import { textOf } from '../case-chain.ts';
import type { FactPayload, RecordReader } from '../../record/index.ts';

/** The record of a canary as it was written. */
export const writtenRecord = ({ values }: FactPayload) =>
  Object.fromEntries(
    recordField.options.flatMap((field) => {
      const value = textOf(values[field]);
      return value === undefined ? [] : [[field, value]];
    }),
  );

/** Canaries given out, with their records as they were written. */
export const canariesOf = (record: RecordReader, caseId: string) =>
  record.facts(caseId, 'Canary').map(({ id, payload }) => {
    const on = textOf(payload.values['given_on']);
    return {
      id,
      holder: textOf(payload.values['given_to_id']) ?? '',
      ...(on === undefined ? {} : { on }),
      record: writtenRecord(payload),
    };
  });

/** Canaries of all cases, in the order of these. */
export const allCanaries = (record: RecordReader) =>
  record.cases().flatMap(({ id }) => canariesOf(record, id).map((canary) => ({ case: id, ...canary })));
export type CanaryOfCase = ReturnType<typeof allCanaries>[number];

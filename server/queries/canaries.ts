// The canaries of a case, as lists are searched for them.
import { recordField } from '#contract/model/record-field.ts';
import { textOf } from './case-chain.ts';
import type { RecordReader } from '../record/index.ts';

/** Canaries given out, with their records as they were written. */
export const canariesOf = (record: RecordReader, caseId: string) =>
  record.facts(caseId, 'Canary').map(({ id, payload: { values } }) => {
    const on = textOf(values['given_on']);
    return {
      id,
      holder: textOf(values['given_to_id']) ?? '',
      ...(on === undefined ? {} : { on }),
      record: Object.fromEntries(
        recordField.options.flatMap((field) => {
          const value = textOf(values[field]);
          return value === undefined ? [] : [[field, value]];
        }),
      ),
    };
  });

// The lists of a case as they are compared, apart from their rows.
import type { RecordField } from '#contract/model/record-field.ts';
import { listTraits } from '#contract/traits.ts';
import type { RecordReader } from '../../record/index.ts';
import { holdingOf } from '../case-chain.ts';

/** In the order in which they were first loaded, each with its reading and the entry that asserted it. */
export const caseLists = (record: RecordReader, caseId: string) =>
  record.facts(caseId, 'List').map(({ id, entry, payload: { values } }) => {
    const { number: reading, rows } = record.readingOf(caseId, id) ?? { number: 0, rows: 0 };
    return {
      id,
      entry,
      reading,
      rows,
      ...holdingOf(values),
      mapping: (Array.isArray(values['mapping']) ? values['mapping'] : []) as (RecordField | null)[],
      traits: listTraits.safeParse(values['traits']).data,
    };
  });

// The lists of a case as they are compared with something that is not in it.
import { listTraits } from '#contract/traits.ts';
import type { Mapping } from '../../ingest/normalise/normalise.ts';
import { holdingOf } from '../../queries/case-chain.ts';
import type { RecordReader } from '../../record/index.ts';
import type { InputOf } from '../../workers/index.ts';

type CaseList = InputOf<'match'>['lists'][number];

/** In the order in which they were first loaded. */
export const caseLists = (record: RecordReader, caseId: string): CaseList[] =>
  record.facts(caseId, 'List').map(({ id, entry, payload: { values } }) => {
    const { number: reading, rows } = record.readingOf(caseId, id) ?? { number: 0, rows: 0 };
    return {
      id,
      entry,
      reading,
      rows,
      ...holdingOf(values),
      mapping: (Array.isArray(values['mapping']) ? values['mapping'] : []) as Mapping,
      traits: listTraits.safeParse(values['traits']).data,
    };
  });

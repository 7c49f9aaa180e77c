// What the lineage of a case is inferred from, as the worker takes it.
import { listTraits } from '#contract/traits.ts';
import type { Mapping } from '../ingest/normalise/normalise.ts';
import { canariesOf } from '../queries/canaries.ts';
import { documentsOf, holdingOf } from '../queries/case-chain.ts';
import type { Fact, RecordReader, RecordSource } from '../record/index.ts';
import type { InputOf } from '../workers/index.ts';

/** A list that stands, with the reading that holds its rows. */
export interface StandingList {
  fact: Fact;
  list: string;
  entry: number;
  reading: number;
  rows: number;
}

/** The lists of a case in the order in which they were first loaded. */
export const standingLists = (record: RecordReader, caseId: string): StandingList[] =>
  record.facts(caseId, 'List').map((fact) => {
    const { number: reading, rows } = record.readingOf(caseId, fact.id) ?? { number: 0, rows: 0 };
    return { fact, list: fact.id, entry: fact.entry, reading, rows };
  });

const mappingOf = ({ payload }: Fact): Mapping => {
  const { mapping } = payload.values;
  return (Array.isArray(mapping) ? mapping : []) as Mapping;
};

export const lineageInput = (
  record: RecordReader,
  source: RecordSource,
  caseId: string,
  lists: readonly StandingList[],
): InputOf<'lineage'> => ({
  source,
  lists: lists.map(({ fact, reading, rows }) => ({
    id: fact.id,
    ...holdingOf(fact.payload.values),
    reading,
    rows,
    mapping: mappingOf(fact),
    traits: listTraits.safeParse(fact.payload.values['traits']).data,
  })),
  documents: documentsOf(record, caseId),
  canaries: canariesOf(record, caseId),
});

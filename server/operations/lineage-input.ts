// What the lineage of a case is inferred from, as the worker takes it.
import { canariesOf } from '../queries/canaries/given.ts';
import { documentsOf } from '../queries/case-chain.ts';
import { caseLists } from '../queries/lineage/case-lists.ts';
import type { RecordReader, RecordSource } from '../record/index.ts';
import type { InputOf } from '../workers/index.ts';

/** A list that stands, with the reading that holds its rows; linkage calls its id `list`. */
export type StandingList = ReturnType<typeof standingLists>[number];

/** The lists of a case in the order in which they were first loaded. */
export const standingLists = (record: RecordReader, caseId: string) =>
  caseLists(record, caseId).map(({ id, ...rest }) => ({ list: id, ...rest }));

export const lineageInput = (
  record: RecordReader,
  source: RecordSource,
  caseId: string,
  lists: readonly StandingList[],
): InputOf<'lineage'> => ({
  source,
  case: caseId,
  lists: lists.map(({ list, entry: _entry, ...rest }) => ({ id: list, ...rest })),
  documents: documentsOf(record, caseId),
  canaries: canariesOf(record, caseId),
});

// Who was copied from whom, for every list of a case, as the record holds it and investigators see it.
import { lineageModel, listLineage, type CaseLineage } from '#contract/lineage.ts';
import { LINEAGE_MODEL, withAssessments } from '../../lineage/index.ts';
import type { RecordReader } from '../../record/index.ts';
import type { Step } from '../define.ts';
import { lineageStateOf } from '../lineage-state.ts';
import { standingAssessments } from '../lineage/assessments.ts';

/** The lineage of each case as it was read last, with the head of the journal that it was read at: one answer asks for it many times. */
const read = new WeakMap<RecordReader, Map<string, { at: string; lineage: CaseLineage }>>();

/** What the model infers: lists in the order in which they were first loaded. Nobody may change what is answered. */
export function modelLineage(record: RecordReader, caseId: string): CaseLineage {
  const head = record.head();
  // By its hash, for an entry that was rolled back leaves its number to another one.
  const at = `${head} ${record.entry(head)?.hash ?? ''}`;
  const cases = read.get(record) ?? new Map<string, { at: string; lineage: CaseLineage }>();
  read.set(record, cases);
  const known = cases.get(caseId);
  if (known?.at === at) return known.lineage;
  const lineage = readLineage(record, caseId);
  cases.clear();
  cases.set(caseId, { at, lineage });
  return lineage;
}

function readLineage(record: RecordReader, caseId: string): CaseLineage {
  const order = new Map(record.facts(caseId, 'List').map((fact, index) => [fact.id, index]));
  const values = record.facts(caseId, 'Lineage').map((fact) => fact.payload.values);
  // A fact holds the answer for one list, and the model that gave it. Lists that went since are nobody's source.
  const stands = ({ id }: { id: string }): boolean => order.has(id);
  const lists = values
    .map((value) => listLineage.parse(value))
    .map((list) => ({
      ...list,
      parents: list.parents.filter(stands),
      ranking: list.ranking.filter(stands),
    }));
  lists.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  const model = values[0] === undefined ? LINEAGE_MODEL : lineageModel.parse(values[0]['model']);
  return { case: caseId, model, lists };
}

/** The same as investigators see it: with the edges that they confirmed, and without those that they rejected. */
export function lineageOf(record: RecordReader, caseId: string): CaseLineage {
  const found = modelLineage(record, caseId);
  return { ...found, lists: withAssessments(found.lists, standingAssessments(record, caseId)) };
}

export const lineage: Step<'lineage'> = ({ record }, params) => ({
  ...lineageOf(record, params.case),
  lineageUpTo: lineageStateOf(record, params.case),
});

// Who was copied from whom, for every list of a case, as the record holds it and investigators see it.
import { lineageModel, listLineage, type CaseLineage } from '#contract/lineage.ts';
import { LINEAGE_MODEL, withAssessments } from '../../lineage/index.ts';
import type { RecordReader } from '../../record/index.ts';
import type { Step } from '../define.ts';
import { lineageStateOf } from '../lineage-state.ts';
import { standingAssessments } from '../lineage/assessments.ts';

/** What the model infers: lists in the order in which they were first loaded. */
export function modelLineage(record: RecordReader, caseId: string): CaseLineage {
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

// Who was copied from whom, for every list of a case, as the record holds it.
import { lineageModel, listLineage, type CaseLineage } from '#contract/lineage.ts';
import { LINEAGE_MODEL } from '../../lineage/index.ts';
import type { RecordReader } from '../../record/index.ts';
import type { Step } from '../define.ts';

/** What a `Lineage` fact holds: the answer for one list, and the model that gave it. */
const lineageFact = listLineage.extend({ model: lineageModel });

/** The lineage of a case: lists in the order in which they were first loaded. */
export function lineageOf(record: RecordReader, caseId: string): CaseLineage {
  const facts = record.facts(caseId, 'Lineage').map((fact) => lineageFact.parse(fact.payload.values));
  const order = new Map(record.facts(caseId, 'List').map((fact, index) => [fact.id, index]));
  facts.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  const model = facts[0]?.model ?? LINEAGE_MODEL;
  return { case: caseId, model, lists: facts.map(({ model: _, ...list }) => list) };
}

export const lineage: Step<'lineage'> = ({ record }, params) => lineageOf(record, params.case);

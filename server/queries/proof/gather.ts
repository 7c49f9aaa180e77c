// Gathers what a case knows of its lists, documents and accounts when it is asked what is proved.
import type { RecordReader } from '../../record/index.ts';
import type { ProofInput } from '../../proof/index.ts';
import { findingsOf } from '../../lineage/index.ts';
import { actorsOf, documentsOf, holdingOf, textOf } from '../case-chain.ts';
import { lineageOf, modelLineage } from '../steps/lineage.ts';

/** Exhibits of facts: the one that the tables name, and those that were added by hand. */
function evidenceOf(payload: { values: Record<string, unknown>; hand?: unknown }): string[] {
  const named = textOf(payload.values['evidence_id']);
  const hand = payload.hand as { supports?: { evidence: string }[] } | undefined;
  return [
    ...new Set([
      ...(named === undefined ? [] : [named]),
      ...(hand?.supports ?? []).map((one) => one.evidence),
    ]),
  ];
}

export function gatherProof(record: RecordReader, caseId: string): ProofInput {
  const parties = actorsOf(record, caseId);
  const documents = documentsOf(record, caseId);
  const exhibits = new Map(
    record.facts(caseId, 'Transfer').map(({ id, payload }) => [id, evidenceOf(payload)]),
  );
  return {
    lists: record.facts(caseId, 'List').map(({ id, payload }) => {
      const obtained = textOf(payload.values['obtained_on']);
      return {
        id,
        ...holdingOf(payload.values),
        ...(obtained === undefined ? {} : { obtainedOn: obtained }),
        evidence: evidenceOf(payload),
      };
    }),
    transfers: documents.map((one) => ({ ...one, evidence: exhibits.get(one.transfer) ?? [] })),
    lineage: lineageOf(record, caseId),
    findings: findingsOf(modelLineage(record, caseId).lists, documents),
    handles: record.facts(caseId, 'Handle').map(({ id }) => {
      const party = parties[id];
      return { id, ...(party === undefined ? {} : { party }) };
    }),
  };
}

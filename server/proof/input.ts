// What is known of a case when it is asked what is proved: lists, documents, lineage, accounts. No I/O here.
import type { CaseLineage } from '#contract/lineage.ts';
import type { DocumentFinding } from '#contract/queries/document-findings.ts';

export interface ProofList {
  id: string;
  /** A party or a handle. */
  holder: string;
  firstPossibleOn?: string;
  lastPossibleOn?: string;
  obtainedOn?: string;
  evidence: readonly string[];
}

export interface ProofTransfer {
  transfer: string;
  from: string;
  to: string;
  list?: string;
  on?: string;
  grade?: string;
  evidence: readonly string[];
}

export interface ProofInput {
  lists: readonly ProofList[];
  transfers: readonly ProofTransfer[];
  /** As investigators see it: with what they confirmed and rejected. */
  lineage: CaseLineage;
  /** Documents against rows. */
  findings: readonly DocumentFinding[];
  /** Every account, and whose it is where that is known. */
  handles: readonly { id: string; party?: string }[];
}

/** The party behind a handle, where it is known; a party is itself. */
export const actorsIn = ({ handles }: Pick<ProofInput, 'handles'>): ((id: string) => string) => {
  const parties = new Map(handles.map(({ id, party }) => [id, party ?? id]));
  return (id) => parties.get(id) ?? id;
};

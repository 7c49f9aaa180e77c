// Where documents and rows agree and where they do not.
import { findingKind, type DocumentFinding, type FindingKind } from '#contract/queries/document-findings.ts';
import { findingsOf } from '../../lineage/index.ts';
import { documentsOf } from '../case-chain.ts';
import type { Step } from '../define.ts';
import { lineageStateOf } from '../lineage-state.ts';
import { modelLineage } from './lineage.ts';

const countsOf = (findings: readonly DocumentFinding[]): Record<FindingKind, number> => {
  const counts = Object.fromEntries(findingKind.options.map((kind) => [kind, 0])) as Record<
    FindingKind,
    number
  >;
  for (const { kind } of findings) counts[kind] += 1;
  return counts;
};

export const documentFindings: Step<'document-findings'> = ({ record }, params) => {
  const { lists } = modelLineage(record, params.case);
  const all = findingsOf(lists, documentsOf(record, params.case));
  const found = all.filter(
    ({ list, from }) => params.list === undefined || list === params.list || from === params.list,
  );
  const page = found.slice(params.offset, params.offset + params.limit);
  return {
    case: params.case,
    lineageUpTo: lineageStateOf(record, params.case),
    findings: page,
    counts: countsOf(found),
    shown: page.length,
    total: found.length,
  };
};

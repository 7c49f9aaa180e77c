// Where what a case holds contradicts itself.
import { contradictionKind, type ContradictionKind } from '#contract/queries/contradictions.ts';
import type { Step } from '../define.ts';
import { assertCase } from '../assert-case.ts';
import { lineageStateOf } from '../lineage-state.ts';
import { caseContradictions } from '../proof/contradictions.ts';

export const contradictions: Step<'contradictions'> = ({ record }, params) => {
  const { case: caseId, of, offset, limit } = params;
  assertCase({ record }, caseId);
  const found = caseContradictions(record, caseId).filter(
    ({ elements, evidence }) =>
      of === undefined || elements.includes(of) || evidence.some(({ id }) => id === of),
  );
  const page = found.slice(offset, offset + limit);
  const counts = Object.fromEntries(
    contradictionKind.options.map((kind) => [kind, found.filter((one) => one.kind === kind).length]),
  ) as Record<ContradictionKind, number>;
  return {
    case: caseId,
    lineageUpTo: lineageStateOf(record, caseId),
    contradictions: page,
    counts,
    shown: page.length,
    total: found.length,
  };
};

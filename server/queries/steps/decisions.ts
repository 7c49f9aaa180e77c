// Splits and joins of a case, newest last.
import type { Step } from '../define.ts';
import { shownDecisions } from '../owner/decisions.ts';

export const decisions: Step<'decisions'> = ({ record }, params) => {
  const { owner } = params;
  const found = shownDecisions(record, params.case).filter(
    ({ left, right }) =>
      owner === undefined || [...left.owners, ...right.owners].some(({ id }) => id === owner),
  );
  const page = found.slice(params.offset, params.offset + params.limit);
  return { decisions: page, shown: page.length, total: found.length };
};

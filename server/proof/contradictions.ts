// Where what a case holds contradicts itself: every check by one list, the graver ones first.
import { CONTRADICTIONS, type Contradiction } from '#contract/queries/contradictions.ts';
import { afterCopy } from './checks/after-copy.ts';
import { beforeList } from './checks/before-list.ts';
import type { Check, ContradictionInput } from './checks/define.ts';
import { denied } from './checks/denied.ts';
import { rows } from './checks/rows.ts';
import { twoPersons } from './checks/two-persons.ts';
import { twoSources } from './checks/two-sources.ts';
import { actorsIn } from './input.ts';

export type { ContradictionInput, Denial, SaidHandle } from './checks/define.ts';

const CHECKS: readonly Check[] = [rows, denied, beforeList, afterCopy, twoSources, twoPersons];

/** Everything found, what cannot both be first, then by kind and element. */
export function contradictionsOf(input: ContradictionInput): Contradiction[] {
  const actor = actorsIn(input);
  const weight = ({ weight: of }: Contradiction): number => (of === 'contrary' ? 0 : 1);
  const name = ({ elements }: Contradiction): string => elements.join('\u0000');
  return CHECKS.flatMap((check) => check(input, actor)).sort(
    (a, b) =>
      weight(a) - weight(b) ||
      CONTRADICTIONS.indexOf(a.kind) - CONTRADICTIONS.indexOf(b.kind) ||
      (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : 0),
  );
}

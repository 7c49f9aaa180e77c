// Transfers dated after the list that came by them, or a copy of that list, was seen.
import { both } from '#contract/text.ts';
import type { Contradiction } from '#contract/queries/contradictions.ts';
import { bounds, zhDay } from '#contract/when.ts';
import type { ProofList } from '../input.ts';
import { exhibits, type Check } from './define.ts';

/** An inferred copy counts from this probability on. */
const LIKELY = 0.5;

/** The last day on which a list can have come into being: it was seen by then. */
const seenBy = ({ lastPossibleOn, obtainedOn }: ProofList): string | undefined => {
  const days = [lastPossibleOn, obtainedOn].flatMap((on) => bounds(undefined, on).last ?? []);
  return days.sort()[0];
};

export const afterCopy: Check = ({ lists, transfers, lineage }, actor) => {
  const known = new Map(lists.map((list) => [list.id, list]));
  const copies = new Map<string, string[]>();
  for (const { id, parents } of lineage.lists)
    for (const { id: from, documented, probability, assessment } of parents)
      if (documented || assessment?.kind === 'confirmed' || probability >= LIKELY)
        copies.set(from, [...(copies.get(from) ?? []), id]);
  return transfers.flatMap(({ transfer, to, list, on, evidence }): Contradiction[] => {
    const first = bounds(on, undefined).first;
    const of = known.get(list ?? '');
    if (first === undefined || of === undefined) return [];
    // What came by this transfer is the list of whoever received it; what he passed on before is no copy of it.
    const came = actor(of.holder) === actor(to) ? [of] : [];
    const below = new Set(came.map(({ id }) => id));
    for (const at of below) for (const copy of copies.get(at) ?? []) below.add(copy);
    return [...below].flatMap((id): Contradiction[] => {
      const seen = seenBy(known.get(id) ?? of);
      if (seen === undefined || seen >= first) return [];
      const isItself = id === of.id;
      return [
        {
          kind: 'after-copy',
          weight: 'contrary',
          what: isItself
            ? both(
                `${transfer} 的日期（${zhDay(on ?? '')}）晚于名单 ${id} 已存在的日期（${zhDay(seen)}）`,
                `${transfer} is dated ${on}, but list ${id} had been seen by ${seen}`,
              )
            : both(
                `${transfer} 的日期（${zhDay(on ?? '')}）晚于由此而来的 ${id} 已存在的日期（${zhDay(seen)}）`,
                `${transfer} is dated ${on}, but ${id}, which came of it, had been seen by ${seen}`,
              ),
          elements: [...new Set([transfer, of.id, id])],
          ...(isItself ? {} : { rows: { list: id, from: of.id } }),
          evidence: exhibits(evidence),
        },
      ];
    });
  });
};

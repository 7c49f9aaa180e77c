// Dates before a list can have existed: of a transfer of it, or of its seizure.
import { both } from '#contract/text.ts';
import type { Contradiction } from '#contract/queries/contradictions.ts';
import { bounds, zhDay } from '#contract/when.ts';
import { exhibits, type Check } from './define.ts';

export const beforeList: Check = ({ lists, transfers }) => {
  const earliest = new Map(
    lists.map(({ id, firstPossibleOn }) => [id, bounds(firstPossibleOn, undefined).first]),
  );
  const moved = transfers.flatMap(({ transfer, list, on, evidence }): Contradiction[] => {
    const first = earliest.get(list ?? '');
    const last = bounds(undefined, on).last;
    if (list === undefined || first === undefined || last === undefined || last >= first) return [];
    return [
      {
        kind: 'before-list',
        weight: 'contrary',
        what: both(
          `${transfer} 的日期（${zhDay(on ?? '')}）早于名单 ${list} 可能存在的最早日期（${zhDay(first)}）`,
          `${transfer} is dated ${on}, before list ${list} can have existed (${first} at the earliest)`,
        ),
        elements: [transfer, list],
        evidence: exhibits(evidence),
      },
    ];
  });
  const seized = lists.flatMap(
    ({ id, obtainedOn, firstPossibleOn, lastPossibleOn, evidence }): Contradiction[] => {
      const first = bounds(firstPossibleOn, undefined).first;
      const end = bounds(undefined, lastPossibleOn).last;
      const obtained = bounds(undefined, obtainedOn).last;
      const isBefore = first !== undefined && obtained !== undefined && obtained < first;
      const isTurned = first !== undefined && end !== undefined && end < first;
      if (!isBefore && !isTurned) return [];
      return [
        {
          kind: 'before-list',
          weight: 'contrary',
          what: isBefore
            ? both(
                `${id} 的取得日期（${zhDay(obtainedOn ?? '')}）早于其可能存在的最早日期（${zhDay(first)}）`,
                `${id} was obtained on ${obtainedOn}, before it can have existed (${first} at the earliest)`,
              )
            : both(
                `${id} 可能存在的最晚日期（${zhDay(end ?? '')}）早于最早日期（${zhDay(first)}）`,
                `The last possible day of ${id} (${end}) is before its first one (${first})`,
              ),
          elements: [id],
          evidence: exhibits(evidence),
        },
      ];
    },
  );
  return [...moved, ...seized];
};

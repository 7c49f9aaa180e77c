// Transfers that documents speak of: some of the true ones, with a grade, and a few that never were.
import type { Random } from '../../fixtures/random.ts';
import type { ChainList } from './chain.ts';
import { dayOf } from './dates.ts';
import type { CaseParameters } from './parameters.ts';

export interface Transfer {
  id: string;
  from_id: string;
  to_id: string;
  list_id: string;
  mode: string;
  on: string;
  grade: string;
}

const GRADES = (good: boolean): readonly (readonly [string, number])[] =>
  good
    ? [
        ['A1', 1],
        ['A2', 1],
        ['B2', 5],
        ['B3', 2],
        ['C3', 2],
        ['D4', 0.5],
        ['', 1],
      ]
    : [
        ['B2', 1],
        ['B3', 1],
        ['C3', 3],
        ['D4', 3],
        ['E5', 1],
        ['F6', 1],
        ['', 1],
      ];

/** @param holderOf id of the party that holds a list @param idOf id of a seized list */
export function makeTransfers(
  random: Random,
  lists: readonly ChainList[],
  holderOf: (list: ChainList) => string,
  idOf: (list: ChainList) => string | undefined,
  p: CaseParameters,
): Transfer[] {
  const transfers: Omit<Transfer, 'id'>[] = [];
  const say = (from: ChainList, to: ChainList, good: boolean): void => {
    if (holderOf(from) === holderOf(to)) return;
    const named = random.next();
    const list = named < 0.65 ? idOf(to) : named < 0.75 ? idOf(from) : undefined;
    const days = random.chance(0.1) ? random.int(-20, 20) : random.int(-2, 0);
    transfers.push({
      from_id: holderOf(from),
      to_id: holderOf(to),
      list_id: list ?? '',
      mode: random.pick(['sale', 'share', 'share', 'theft', 'unknown']),
      on: random.chance(0.8) ? dayOf(to.day + days) : '',
      grade: random.weighted(GRADES(good || !random.chance(p.gradesTell))),
    });
  };
  for (const list of lists) {
    for (const parent of list.parents) if (random.chance(p.documented)) say(lists[parent]!, list, true);
    if (random.chance(p.falseDocuments) && list.number > 0)
      say(random.pick(lists.slice(0, list.number)), list, false);
  }
  return random.shuffle(transfers).map((transfer, index) => ({ id: `T${index + 1}`, ...transfer }));
}

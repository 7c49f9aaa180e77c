// Which rows of some lists count: false ones and duplicates are deducted, each once, with the row that counts in its place.
import type { FalseReason } from '#contract/count.ts';

/** The rows of a list in order: whose information each is (one number for a person and a home), and which are false. */
export interface CountedList {
  rows: ArrayLike<number>;
  /** The same for the same person's same home, over all lists. */
  keys: ArrayLike<number>;
  /** False rows by their number. */
  false: ReadonlyMap<number, FalseReason>;
}

export interface ListTally {
  seized: number;
  duplicates: number;
  false: number;
  counted: number;
}

export interface Tally {
  lists: ListTally[];
  falseBy: Record<FalseReason, number>;
  /** What counts: each information with the list (number) and place of the row that stands for it. */
  first: Map<number, number>;
}

/** Places of rows in one number: list and place within it. */
const PLACES = 2 ** 26;
export const placeOf = (code: number): { list: number; place: number } => ({
  list: Math.floor(code / PLACES),
  place: code % PLACES,
});

/**
 * Counts the rows of some lists: a row is false, or a duplicate of one that was met before in the order of lists and rows, or
 * it counts. What is false is no duplicate of anything, and nothing is a duplicate of it.
 */
export function tallyOf(lists: readonly CountedList[]): Tally {
  const first = new Map<number, number>();
  const falseBy: Record<FalseReason, number> = { 'id-checksum': 0, phone: 0, marked: 0 };
  const tallies = lists.map(({ rows, keys, false: wrong }, list): ListTally => {
    const tally = { seized: rows.length, duplicates: 0, false: 0, counted: 0 };
    for (let place = 0; place < rows.length; place += 1) {
      const why = wrong.size === 0 ? undefined : wrong.get(rows[place]!);
      if (why !== undefined) {
        falseBy[why] += 1;
        tally.false += 1;
      } else if (first.has(keys[place]!)) tally.duplicates += 1;
      else {
        first.set(keys[place]!, list * PLACES + place);
        tally.counted += 1;
      }
    }
    return tally;
  });
  return { lists: tallies, falseBy, first };
}

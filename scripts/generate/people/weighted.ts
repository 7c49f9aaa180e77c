// Draws items by weight in logarithmic time: what a million names need.
import type { Random } from '../../fixtures/random.ts';

/** A sampler of the items by their weights, which need not add up to 1. */
export function weightedPicker<T>(items: readonly (readonly [T, number])[]): (random: Random) => T {
  const ends: number[] = [];
  let total = 0;
  for (const [, weight] of items) ends.push((total += weight));
  return (random) => {
    const wanted = random.next() * total;
    let [low, high] = [0, ends.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ends[middle]! > wanted) high = middle;
      else low = middle + 1;
    }
    return items[low]![0];
  };
}

/** Items in the order of their frequency, with weights that fall as Zipf's law has it: 1 / (rank + offset). */
export const byRank = <T>(items: Iterable<T>, offset: number): [T, number][] =>
  Array.from(items, (item, rank): [T, number] => [item, 1 / (rank + offset)]);

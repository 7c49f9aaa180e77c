// The timeline as a table for other programs: one line per element, with both of its times.
import type { Happening } from '../../state/happenings.ts';

/** Lines of a CSV: bounds as ISO days (empty where not known), how well they are known, the rest as shown. */
export const timelineRows = (
  happenings: readonly Happening[],
  titles: readonly string[],
  words: {
    day(day: number): string;
    sureness(item: Happening): string;
    type(item: Happening): string;
    caption(item: Happening): string;
  },
): string[][] => [
  [...titles],
  ...happenings
    .toSorted((a, b) => (a.from ?? a.to ?? Infinity) - (b.from ?? b.to ?? Infinity) || (a.id < b.id ? -1 : 1))
    .map((item) => [
      item.from === undefined ? '' : words.day(item.from),
      item.to === undefined ? '' : words.day(item.to),
      words.sureness(item),
      words.type(item),
      item.id,
      words.caption(item),
      String(item.node.entry),
    ]),
];

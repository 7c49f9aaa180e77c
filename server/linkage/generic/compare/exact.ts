// Codes and categories: the same or not.
import { both } from '#contract/text.ts';
import type { GenericComparison } from './define.ts';

export const exact: GenericComparison = {
  levels: [
    { id: 'exact', says: both('相同', 'the same') },
    { id: 'differs', says: both('不同', 'different') },
  ],
  prepare: () => () => 1,
};

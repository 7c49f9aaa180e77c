// How much of an answer is asked for: a page at first, more as a person asks, up to what the server gives at once.
import { useState } from 'react';
import { MOST_AT_ONCE } from '#contract/queries/define.ts';

interface Limit {
  limit: number;
  /** The way to more of an answer that was cut; undefined where no more can be had. */
  moreOf(answer: { shown: number; total: number }): (() => void) | undefined;
}

/** @param first how many are asked for at first; ten times as many more, each time */
export function useLimit(first: number): Limit {
  const [limit, setLimit] = useState(first);
  return {
    limit,
    moreOf: ({ shown, total }) =>
      shown < Math.min(total, MOST_AT_ONCE)
        ? () => setLimit(Math.min(MOST_AT_ONCE, limit + 10 * first))
        : undefined,
  };
}

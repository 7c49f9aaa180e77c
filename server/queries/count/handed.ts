// The hand-overs of a scope in the form in which they are counted.
import type { WantedCount } from '../../counting/input.ts';
import type { CountScope } from './scope.ts';

/** A list that the case does not have is as one that nobody found. */
export const handedOver = ({ transfers, lists }: CountScope): WantedCount['handed'] => {
  const known = new Set(lists.map(({ id }) => id));
  return transfers.map(({ transfer, from, to, list, records }) => ({
    transfer,
    from,
    to,
    ...(list === undefined || !known.has(list) ? {} : { list }),
    ...(records === undefined ? {} : { documented: records }),
  }));
};

// Whether other lists hold a person's row that says something: what is seen elsewhere is nobody's own.
import type { Context } from './context.ts';

/**
 * @param counts which of the lists that hold the unit are asked
 * @param says whether a value row of that list says it
 */
export function isHeld(
  { lists, start, postList, postPosition }: Pick<Context, 'lists' | 'start' | 'postList' | 'postPosition'>,
  unit: number,
  counts: (list: number) => boolean,
  says: (list: number, row: number) => boolean,
): boolean {
  for (let at = start[unit]!; at < start[unit + 1]!; at++) {
    const list = postList[at]!;
    if (!counts(list)) continue;
    for (let row = postPosition[at]!; row >= 0; row = lists[list]!.more[row]!)
      if (says(list, row)) return true;
  }
  return false;
}

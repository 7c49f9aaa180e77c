// Dates as hard bounds: a parent is excluded only when it cannot have existed by the last day on which the child can have.

const monthEnd = (month: string): string => {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year!, number!, 0)).toISOString().slice(0, 10);
};

/** The bounds as days: a month counts from its first day, or to its last. Contradictory bounds say nothing and are dropped. */
export function bounds(
  firstPossibleOn: string | undefined,
  lastPossibleOn: string | undefined,
): { first: string | undefined; last: string | undefined } {
  const first = firstPossibleOn?.length === 7 ? `${firstPossibleOn}-01` : firstPossibleOn;
  const last = lastPossibleOn?.length === 7 ? monthEnd(lastPossibleOn) : lastPossibleOn;
  if (first !== undefined && last !== undefined && first > last) return { first: undefined, last: undefined };
  return { first, last };
}

/** True when a list that is possible from `parentFirst` on cannot be the parent of one that existed by `childLast`. */
export function excludes(parentFirst: string | undefined, childLast: string | undefined): boolean {
  return parentFirst !== undefined && childLast !== undefined && parentFirst > childLast;
}

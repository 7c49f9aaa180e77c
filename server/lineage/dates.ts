// Dates as hard bounds: a parent is excluded only when it cannot have existed by the last day on which the child can have.

export { bounds } from '#contract/when.ts';

/** True when a list that is possible from `parentFirst` on cannot be the parent of one that existed by `childLast`. */
export function excludes(parentFirst: string | undefined, childLast: string | undefined): boolean {
  return parentFirst !== undefined && childLast !== undefined && parentFirst > childLast;
}

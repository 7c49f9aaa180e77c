// What investigators decided, as linkage keeps to it: profiles that are joined whatever the weights say, and groups that never are.
import type { LinkDecision, RowRef } from './decision.ts';
import type { DisjointSets } from './union-find.ts';

/** Keeps clusters apart that decisions keep apart. */
export interface Constraints {
  /** Whether two clusters may become one. */
  mayJoin(a: number, b: number): boolean;
  /** To be told that two clusters became one. */
  joined(root: number, gone: number): void;
}

/**
 * Joins what decisions join, and keeps what they keep apart; of two that contradict each other the later counts. Rows that
 * do not exist are passed over.
 * @param itemOf the item of a row; undefined where there is none
 */
export function constrain(
  decisions: readonly LinkDecision[],
  itemOf: (row: RowRef) => number | undefined,
  sets: DisjointSets,
): Constraints {
  /** By cluster: the decisions of which it holds a side, as 2 × decision + side. */
  const sides = new Map<number, Set<number>>();
  const mayJoin = (a: number, b: number): boolean => {
    const [one, other] = [sides.get(sets.find(a)), sides.get(sets.find(b))];
    if (one === undefined || other === undefined) return true;
    for (const side of one) if (other.has(side ^ 1)) return false;
    return true;
  };
  const joined = (root: number, gone: number): void => {
    const moved = sides.get(gone);
    if (moved === undefined || root === gone) return;
    sides.delete(gone);
    const own = sides.get(root);
    if (own === undefined) sides.set(root, moved);
    else for (const side of moved) own.add(side);
  };
  const items = (rows: readonly RowRef[]): number[] => rows.flatMap((row) => itemOf(row) ?? []);
  for (const [index, { kind, left, right }] of [...decisions.entries()].toReversed()) {
    const [ours, theirs] = [items(left), items(right)];
    if (kind === 'same') {
      const [first, ...rest] = [...ours, ...theirs];
      for (const item of rest) {
        const [a, b] = [sets.find(first!), sets.find(item)];
        if (a === b || !mayJoin(a, b)) continue;
        const root = sets.union(a, b);
        joined(root, root === a ? b : a);
      }
      continue;
    }
    const taken = new Set(ours.map((item) => sets.find(item)));
    const free = theirs.filter((item) => !taken.has(sets.find(item)));
    const mark = (item: number, side: number): void => {
      const root = sets.find(item);
      const own = sides.get(root) ?? new Set();
      sides.set(root, own.add(side));
    };
    for (const item of ours) mark(item, index * 2);
    for (const item of free) mark(item, index * 2 + 1);
  }
  return { mayJoin, joined };
}

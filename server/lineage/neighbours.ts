// Which lists are compared closely: all in a small case; in a large one those that share most deviations, and most owners.
import type { Context } from './context.ts';
import { MIN_SHARED } from './overlaps.ts';

type Known = Pick<Context, 'n' | 'lists' | 'shared' | 'wrongStart' | 'wrongList' | 'wrongValue'>;

/** So many are taken by each order; a list with no more neighbours than all of them together keeps every one. */
const BY_DEVIATIONS = 24;
const BY_OVERLAP = 8;
const BY_LIKENESS = 8;

/** Deviating values in common per ordered pair, each counting 1 / the number of other lists that have it. */
function deviationsInCommon({ n, wrongStart, wrongList, wrongValue }: Known): Float64Array {
  const common = new Float64Array(n * n);
  for (let cell = 0; cell + 1 < wrongStart.length; cell++) {
    const [from, to] = [wrongStart[cell]!, wrongStart[cell + 1]!];
    if (to - from < 2) continue;
    for (let i = from; i < to; i++) {
      let alike = 0;
      for (let j = from; j < to; j++) if (wrongValue[j] === wrongValue[i]) alike++;
      if (alike < 2) continue;
      for (let j = from; j < to; j++) {
        if (j !== i && wrongValue[j] === wrongValue[i]) {
          common[wrongList[i]! * n + wrongList[j]!]! += 1 / (alike - 1);
        }
      }
    }
  }
  return common;
}

/** For each list the others worth comparing, at least MIN_SHARED units in common; a pair is close for both or for neither. */
export function neighbours(k: Known): number[][] {
  const { n, lists, shared } = k;
  const common = deviationsInCommon(k);
  const both = (c: number, p: number): number => shared[c * n + p]!;
  const orders: [number, (c: number, p: number) => number][] = [
    [BY_DEVIATIONS, (c, p) => common[c * n + p]! / Math.sqrt(both(c, p) + 1)],
    [BY_OVERLAP, both],
    [BY_LIKENESS, (c, p) => both(c, p) / (lists[c]!.size + lists[p]!.size - both(c, p))],
  ];
  const most = orders.reduce((sum, [count]) => sum + count, 0);
  const close = lists.map((_, c) => {
    const others: number[] = [];
    for (let p = 0; p < n; p++) if (p !== c && both(c, p) >= MIN_SHARED) others.push(p);
    if (others.length <= most) return new Set(others);
    return new Set(
      orders.flatMap(([count, of]) =>
        [...others].sort((a, b) => of(c, b) - of(c, a) || both(c, b) - both(c, a) || a - b).slice(0, count),
      ),
    );
  });
  const mutual = close.map((others) => new Set(others));
  close.forEach((others, c) => others.forEach((p) => mutual[p]!.add(c)));
  return mutual.map((others) => [...others].sort((a, b) => a - b));
}

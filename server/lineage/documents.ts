// Documents: which pairs of lists a documented transfer speaks of, and what it is worth as a prior by its grade.
import { worthsOf } from '#contract/grades.ts';
import type { Context } from './context.ts';
import type { LineageDocument } from './input.ts';
import { MIN_SHARED } from './overlaps.ts';

/** A document's worth before the rows are looked at, at its best grade. */
export const WORTH = Math.log(20);
const UNGRADED = 0.75;

/** 0–1: how far a graded document counts, the source's worth times the information's. */
export function weightOf(grade: string | undefined): number {
  const worths = grade === undefined ? undefined : worthsOf(grade);
  return worths === undefined ? UNGRADED : worths.source * worths.information;
}

/** A document's word on a pair of lists. */
export interface DocumentedPair {
  c: number;
  p: number;
  transfer: string;
  /** The document names one of the two lists, so the edge itself is documented; else it only supports it. */
  edge: boolean;
  /** Lists that the document could also have meant; 1: no choice was needed. */
  choices: number;
  /** The document's day contradicts what is known of the dates of the two lists. */
  contradicts: boolean;
  logLR: number;
}

/** The pairs that the documents speak of; where several lists fit, `likely(c, p)` and shared owners choose. */
export function documentedPairs(
  k: Context,
  documents: readonly LineageDocument[],
  likely: (c: number, p: number) => number,
): DocumentedPair[] {
  const heldBy = (holder: string): number[] =>
    k.lists.flatMap((list, l) => (list.holder === holder ? [l] : []));
  const index = new Map(k.lists.map((list, l) => [list.id, l]));
  const allowed = (c: number, p: number): boolean => c !== p && k.mayPrecede[p * k.n + c] === 1;
  const contradicts = (c: number, p: number, on: string | undefined): boolean => {
    if (on === undefined) return false;
    const { first } = k.lists[p]!;
    const { last } = k.lists[c]!;
    return (first !== undefined && on < first.slice(0, on.length)) || (last !== undefined && on > last);
  };
  const pick = (pairs: [number, number][], on: string | undefined): [number, number] | undefined => {
    if (pairs.length <= 1) return pairs[0];
    const shared = pairs.filter(([c, p]) => k.shared[c * k.n + p]! >= MIN_SHARED);
    const fit = shared.filter(([c, p]) => !contradicts(c, p, on));
    return (fit.length > 0 ? fit : shared).sort(
      ([c1, p1], [c2, p2]) => likely(c2, p2) - likely(c1, p1) || c1 - c2 || p1 - p2,
    )[0];
  };
  return documents.flatMap(({ transfer, from, to, list, on, grade }): DocumentedPair[] => {
    const worth = WORTH * weightOf(grade);
    const named = list === undefined ? undefined : index.get(list);
    if (named === undefined) {
      const pairs = heldBy(to).flatMap((c) =>
        heldBy(from)
          .filter((p) => allowed(c, p) && k.shared[c * k.n + p]! >= MIN_SHARED && !contradicts(c, p, on))
          .map((p): [number, number] => [c, p]),
      );
      const logLR = Math.max(0, worth - Math.log(Math.max(pairs.length, 1)));
      return pairs.map(([c, p]) => ({
        c,
        p,
        transfer,
        edge: false,
        choices: pairs.length,
        contradicts: false,
        logLR,
      }));
    }
    const { holder } = k.lists[named]!;
    let pairs: [number, number][] = [];
    if (holder === to) pairs = heldBy(from).map((p) => [named, p]);
    else if (holder === from) pairs = heldBy(to).map((c) => [c, named]);
    pairs = pairs.filter(([c, p]) => allowed(c, p));
    const chosen = pick(pairs, on);
    if (chosen === undefined) return [];
    const wrong = contradicts(...chosen, on);
    return [
      {
        c: chosen[0],
        p: chosen[1],
        transfer,
        edge: true,
        choices: pairs.length,
        contradicts: wrong,
        logLR: wrong ? 0 : worth,
      },
    ];
  });
}

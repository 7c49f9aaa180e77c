// How a candidate fares against the other candidates of the same child.
import type { Context } from './context.ts';
import type { ChildEvidence } from './evidence.ts';

export interface Rivalry {
  /** Score minus the best other score, its place (0 best), the best other score; number of candidates. */
  gap: number;
  rank: number;
  bestOther: number;
  candidates: number;
  /** Rows of the child that only this candidate holds. */
  unique: number;
  /** Most cells that a rival explains and p does not; and the reverse for that rival. */
  most: number;
  mostBack: number;
  /** The rival of largest net gain among those that cover half of p's rows: net, its gain, p's gain against it. */
  net: number;
  netGain: number;
  netBack: number;
  /** Number of such rivals that beat p, and that p beats. */
  losesTo: number;
  beats: number;
  /** Largest number of the child's rows that a rival holds and p does not; smallest the other way. */
  moreRows: number;
  fewestRows: number;
  /** Against the rival of the best score: its gain, p's gain, its share of p's rows. */
  topGain: number;
  topBack: number;
  topShared: number;
}

/** Scores closer than this are even. */
const EVEN = 1e-6;

const NOTHING: Rivalry = {
  gap: 0,
  rank: 0,
  bestOther: 0,
  candidates: 1,
  unique: 0,
  most: 0,
  mostBack: 0,
  net: 0,
  netGain: 0,
  netBack: 0,
  losesTo: 0,
  beats: 0,
  moreRows: 0,
  fewestRows: 0,
  topGain: 0,
  topBack: 0,
  topShared: 0,
};

/** Rivalry of each candidate (a neighbour that the dates allow) of child c, by position among the neighbours. */
export function rivalries(k: Context, c: number, e: ChildEvidence): Map<number, Rivalry> {
  const allowed = e.others.flatMap((p, i) => (k.mayPrecede[p * k.n + c] === 1 ? [i] : []));
  const unique = e.unique(allowed);
  const ranked = [...allowed].sort((a, b) => e.of[b]!.score - e.of[a]!.score || a - b);
  const better = (i: number): number => allowed.filter((q) => e.of[q]!.score > e.of[i]!.score + EVEN).length;
  const { size, cells, rows, shared } = e.agreements;
  const result = new Map<number, Rivalry>();
  for (const [at, p] of allowed.entries()) {
    const first = ranked[0] === p ? ranked[1] : ranked[0];
    const bestOther = first === undefined ? 0 : e.of[first]!.score;
    const against: Rivalry = {
      ...NOTHING,
      rank: better(p),
      bestOther: p === ranked[0] ? Math.max(bestOther, 0) : bestOther,
      candidates: allowed.length,
      unique: unique[at]!,
    };
    against.gap = e.of[p]!.score - against.bestOther;
    const own = Math.max(shared[p * size + p]!, 1);
    let net = Number.NEGATIVE_INFINITY;
    against.fewestRows = Number.POSITIVE_INFINITY;
    for (const q of allowed) {
      if (q === p) continue;
      const gain = cells[q * size + p]!;
      const back = cells[p * size + q]!;
      if (gain > against.most) {
        against.most = gain;
        against.mostBack = back;
      }
      against.moreRows = Math.max(against.moreRows, rows[q * size + p]!);
      against.fewestRows = Math.min(against.fewestRows, rows[p * size + q]!);
      if (shared[q * size + p]! < own / 2) continue;
      if (gain > back) against.losesTo++;
      if (back > gain) against.beats++;
      if (gain - back <= net) continue;
      net = gain - back;
      against.net = net;
      against.netGain = gain;
      against.netBack = back;
    }
    if (!Number.isFinite(against.fewestRows)) against.fewestRows = 0;
    if (first !== undefined) {
      against.topGain = cells[first * size + p]!;
      against.topBack = cells[p * size + first]!;
      against.topShared = shared[first * size + p]! / own;
    }
    result.set(p, against);
  }
  return result;
}

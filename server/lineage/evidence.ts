// All that is counted about ordered pairs: cells, members, order of rows, and how each candidate fares against the others.
import { align } from './align.ts';
import { type CellCounts, compareCells } from './cells.ts';
import type { Context } from './context.ts';
import { compareMembers, type Membership } from './membership.ts';
import { agreements, type Agreements } from './agreements.ts';
import { compareDamage, type DamageCounts } from './damage.ts';
import { Marks, type MarksInCommon } from './marks.ts';
import { compareRemarks, type RemarkCounts } from './remarks.ts';
import { adjacencyWeights, compareOrder, type RowOrder } from './sequence.ts';
import { compareWriting, type WritingCounts } from './writing.ts';

/** What a pair (child c, parent p) shows when p is supposed to be the parent. */
export interface PairEvidence {
  cells: CellCounts;
  members: Membership;
  order: RowOrder;
  writing: WritingCounts;
  damage: DamageCounts;
  remarks: RemarkCounts;
  marks: MarksInCommon;
  sameColumns: boolean;
  /** Columns only in the child, only in the parent. */
  childColumns: number;
  parentColumns: number;
  /** Share of lists with the child's set of columns. */
  columnShare: number;
  /** Generative score of copying against independence (nats): cells + members + order + columns. */
  score: number;
}

/** Evidence of one child with all its neighbours: `of[i]` belongs to list `others[i]`. */
export interface ChildEvidence {
  others: readonly number[];
  of: PairEvidence[];
  index: Map<number, number>;
  agreements: Agreements;
}

const layout = (fields: readonly boolean[]): string => fields.map(Number).join('');

const scoreOf = (e: Omit<PairEvidence, 'score'>): number => {
  const order = e.order.pairs > 20 ? 4 * (e.order.near / e.order.pairs - 0.3) : 0;
  const columns = e.sameColumns ? Math.log((0.7 + 0.3 * e.columnShare) / e.columnShare) : Math.log(0.3);
  return e.cells.logCopy + e.members.logSelection + order + columns;
};

/** Compares every list with all its neighbours, in both directions whatever the dates say. */
export function gather(k: Context): ChildEvidence[] {
  const place = new Int32Array(k.units).fill(-1);
  const layouts = k.lists.map((list) => layout(list.fields));
  const marks = new Marks(k.lists);
  const share = new Map<string, number>();
  for (const one of layouts) share.set(one, (share.get(one) ?? 0) + 1 / k.n);
  return k.lists.map((child, c) => {
    const others = k.neighbours[c]!;
    const aligned = align(k, c, others, place);
    const weight = adjacencyWeights(child.size, aligned);
    const of = others.map((p, i): PairEvidence => {
      const parent = k.lists[p]!;
      const pair = {
        cells: compareCells(k, c, p, aligned[i]!),
        members: compareMembers(k, c, p, aligned[i]!),
        order: compareOrder(k, c, p, aligned[i]!, weight),
        writing: compareWriting(k, c, p, aligned[i]!),
        damage: compareDamage(k, c, p, aligned[i]!),
        remarks: compareRemarks(k, c, p, aligned[i]!),
        marks: marks.common(child, parent),
        sameColumns: layouts[c] === layouts[p],
        childColumns: child.fields.filter((has, f) => has && parent.fields[f] !== true).length,
        parentColumns: parent.fields.filter((has, f) => has && child.fields[f] !== true).length,
        columnShare: share.get(layouts[c]!)!,
      };
      return { ...pair, score: scoreOf(pair) };
    });
    const index = new Map(others.map((p, i) => [p, i]));
    return { others, of, index, agreements: agreements(k, c, others, aligned) };
  });
}

/** The same evidence with the cells judged anew: the rest depends neither on reference values nor on the order of the lists. */
export function judgeAgain(k: Context, evidence: readonly ChildEvidence[]): ChildEvidence[] {
  const place = new Int32Array(k.units).fill(-1);
  return evidence.map((e, c) => {
    const aligned = align(k, c, e.others, place);
    const of = e.of.map((known, i) => {
      const pair = {
        ...known,
        cells: compareCells(k, c, e.others[i]!, aligned[i]!),
        writing: compareWriting(k, c, e.others[i]!, aligned[i]!),
      };
      return { ...pair, score: scoreOf(pair) };
    });
    return { ...e, of };
  });
}

// All that is counted about ordered pairs: cells, members, order of rows, and how each candidate fares against the others.
import { type CellCounts, type CellRows, compareCells, weighCells } from './cells.ts';
import { ChildRows } from './child-rows.ts';
import type { Context } from './context.ts';
import { compareMembers, type Membership, sharedByGroup } from './membership.ts';
import { agreements, type Agreements } from './agreements.ts';
import { compareDamage, type DamageCounts } from './damage.ts';
import { type RowDigests, rowDigests } from './digests.ts';
import { judgedDigests } from './judged-digests.ts';
import { Marks, type MarksInCommon } from './marks.ts';
import { type ChildMemory, type FixedPair, type JudgedPair, type LineageMemory, Part } from './memory.ts';
import { compareRemarks, type RemarkCounts, weighRemarks } from './remarks.ts';
import { countBeside, type RowsBeside, uniqueRows } from './rows-beside.ts';
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
  /** Rows of the child that only one of some neighbours holds, for each of them. */
  unique(candidates: readonly number[]): Int32Array;
  /** Where the rows of the child stand in some neighbours (−1: nowhere), and what they say. */
  rows(numbers: readonly number[]): (CellRows & { position: Int32Array })[];
  /** Neighbour number i against other neighbours, row by row. */
  beside(i: number, rivals: readonly number[]): RowsBeside;
}

const layout = (fields: readonly boolean[]): string => fields.map(Number).join('');

const scoreOf = (e: Omit<PairEvidence, 'score'>): number => {
  const order = e.order.pairs > 20 ? 4 * (e.order.near / e.order.pairs - 0.3) : 0;
  const columns = e.sameColumns ? Math.log((0.7 + 0.3 * e.columnShare) / e.columnShare) : Math.log(0.3);
  return e.cells.logCopy + e.members.logSelection + order + columns;
};

/** How a child is compared, and what is remembered of it. */
interface Child {
  others: readonly number[];
  rows: ChildRows;
  /** What was remembered, if its rows and those of its neighbours are the same. */
  same: ChildMemory | undefined;
  digest: string;
  fixed: readonly FixedPair[];
  agreements: Agreements;
  unique: Part<Int32Array>;
  judged: Part<JudgedPair>;
  beside: Part<RowsBeside>;
  /** What else is the same in both looks. */
  weighed: readonly Pick<PairEvidence, 'order' | 'damage' | 'remarks' | 'members' | 'marks'>[];
}

/**
 * Compares lists with their neighbours, in both directions whatever the dates say; twice, with the reference values and the order
 * of each look. What is remembered of an earlier inference is taken from there: the outcome is the same, bit by bit.
 */
export class Comparison {
  readonly #k: Context;
  readonly #memory: LineageMemory | undefined;
  readonly #digests: RowDigests | undefined;
  readonly #marks: Marks;
  readonly #place: Int32Array;
  readonly #children: Child[] = [];

  /** @param memory of the inference before; without one, nothing is remembered */
  constructor(k: Context, memory?: LineageMemory) {
    this.#k = k;
    this.#memory = memory;
    this.#digests = memory === undefined ? undefined : rowDigests(k);
    this.#marks = new Marks(k.lists);
    this.#place = new Int32Array(k.units).fill(-1);
  }

  #child(c: number): Child {
    const known = this.#children[c];
    if (known !== undefined) return known;
    const k = this.#k;
    const list = k.lists[c]!;
    const others = k.neighbours[c]!;
    const digest =
      this.#digests === undefined ? '' : `${this.#digests.all(c, others)} ${this.#earlier(c).join('')}`;
    const remembered = this.#memory?.get(list.id);
    const same = remembered?.rows === digest ? remembered : undefined;
    const rows = new ChildRows(k, c, others, this.#place);
    const fixed = same?.fixed ?? this.#fixed(c, rows);
    return (this.#children[c] = {
      others,
      rows,
      same,
      digest,
      fixed,
      agreements: same?.agreements ?? agreements(others.map((_, i) => rows.bits(i))),
      unique: new Part(same?.unique),
      judged: new Part(remembered?.judged),
      beside: new Part(remembered?.beside),
      weighed: others.map((p, i) => ({
        order: fixed[i]!.order,
        damage: fixed[i]!.damage,
        remarks: weighRemarks(k, fixed[i]!.remarks),
        members: compareMembers(k, c, p, this.#shared(fixed[i]!)),
        marks: this.#marks.common(list, k.lists[p]!),
      })),
    });
  }

  /** Whether each neighbour may precede the child. */
  #earlier(c: number): number[] {
    const { n, neighbours, mayPrecede } = this.#k;
    return neighbours[c]!.map((q) => mayPrecede[q * n + c]!);
  }

  /** Units in common per complex, as they are numbered now. */
  #shared({ both }: FixedPair): Int32Array {
    const shared = new Int32Array(this.#k.groups);
    for (let at = 0; at < both.length; at += 2)
      shared[this.#digests?.groupAt.get(both[at]!) ?? both[at]!] = both[at + 1]!;
    return shared;
  }

  #fixed(c: number, rows: ChildRows): FixedPair[] {
    const k = this.#k;
    const aligned = rows.all();
    const { size } = k.lists[c]!;
    const weight = adjacencyWeights(size, aligned);
    const may = this.#earlier(c);
    const earlier = adjacencyWeights(
      size,
      aligned.filter((_, i) => may[i] === 1),
    );
    return k.neighbours[c]!.map((p, i): FixedPair => {
      const both: number[] = [];
      sharedByGroup(k, c, aligned[i]!).forEach((count, g) => {
        if (count > 0) both.push(this.#digests?.groups[g] ?? g, count);
      });
      return {
        order: compareOrder(k, c, p, aligned[i]!, weight, earlier),
        damage: compareDamage(k, c, p, aligned[i]!),
        remarks: compareRemarks(k, c, p, aligned[i]!),
        both: Float64Array.from(both),
      };
    });
  }

  /** The evidence by the reference values and the order of one look at the same lists. */
  look(k: Context): ChildEvidence[] {
    const layouts = k.lists.map((list) => layout(list.fields));
    const share = new Map<string, number>();
    for (const one of layouts) share.set(one, (share.get(one) ?? 0) + 1 / k.n);
    const judged = this.#digests === undefined ? undefined : judgedDigests(k, this.#digests.places);
    return k.lists.map((list, c): ChildEvidence => {
      const child = this.#child(c);
      const { others, rows } = child;
      const keys = others.map((p, i) =>
        judged === undefined ? `${i}` : `${this.#digests!.pair(c, p)} ${judged(c, p)}`,
      );
      const compared = new Map<number, CellRows>();
      const compare = (i: number): JudgedPair => {
        const { counts, rows: each } = compareCells(k, c, others[i]!, rows.aligned(i));
        compared.set(i, each);
        return { cells: counts, writing: compareWriting(k, c, others[i]!, rows.aligned(i)) };
      };
      const of = others.map((p, i): PairEvidence => {
        const { cells, writing } =
          judged === undefined ? compare(i) : child.judged.get(keys[i]!, () => compare(i));
        const [here, there] = [list.fields, k.lists[p]!.fields];
        const pair = {
          ...child.weighed[i]!,
          cells: weighCells(k, cells),
          writing,
          sameColumns: layouts[c] === layouts[p],
          childColumns: here.filter((has, f) => has && there[f] !== true).length,
          parentColumns: there.filter((has, f) => has && here[f] !== true).length,
          columnShare: share.get(layouts[c]!)!,
        };
        return { ...pair, score: scoreOf(pair) };
      });
      rows.forget();
      const told = (i: number): CellRows => {
        if (!compared.has(i)) compare(i);
        return compared.get(i)!;
      };
      const side = (i: number) => ({ bits: rows.bits(i), tallies: told(i).tallies });
      const weigh = (i: number, rivals: readonly number[]): RowsBeside =>
        countBeside(list.size, k.fields, side(i), rivals.map(side));
      return {
        others,
        of,
        index: new Map(others.map((p, i) => [p, i])),
        agreements: child.agreements,
        rows: (numbers) => {
          const all = numbers.map((i) => ({ ...told(i), position: rows.aligned(i).position }));
          rows.forget();
          return all;
        },
        unique: (candidates) =>
          child.unique.get(candidates.join(), () => uniqueRows(candidates.map((i) => rows.bits(i).held))),
        beside: (i, rivals) =>
          judged === undefined
            ? weigh(i, rivals)
            : child.beside.get([i, ...rivals].map((at) => keys[at]!).join('|'), () => weigh(i, rivals)),
      };
    });
  }

  /** What the next inference of the case can take from this one; children of which nothing changed are the very same. */
  remembered(): LineageMemory {
    return new Map(
      this.#children.map(({ same, digest, fixed, agreements: matrices, unique, judged, beside }, c) => [
        this.#k.lists[c]!.id,
        same === undefined || unique.isChanged || judged.isChanged || beside.isChanged
          ? {
              rows: digest,
              fixed,
              agreements: matrices,
              unique: unique.asked,
              judged: judged.asked,
              beside: beside.asked,
            }
          : same,
      ]),
    );
  }
}

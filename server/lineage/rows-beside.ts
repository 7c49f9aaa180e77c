// Row by row: what a candidate explains of a child beside the likeliest other candidates, and whose rows nobody else has.
import { type Bits, popcount } from './agreements.ts';
import type { CellCounts } from './cells.ts';

/** Rows of a child by who holds them: a candidate, and the rivals that it is weighed against. */
export interface RowsBeside {
  /** Held by the candidate alone; by no rival; by nobody. */
  ownRows: number;
  uncovered: number;
  bare: number;
  /** Cells of rows that both hold where the candidate alone agrees, and where rivals alone do. */
  ownCells: number;
  lostCells: number;
  /** Of those rows the tally of the candidate and of each rival (−1 where it lacks the row), then how many are so. */
  tallies: Int32Array;
}

/** The bits of one row, which may lie across two words. */
function rowBits(set: Uint32Array, at: number, every: number): number {
  const word = at >>> 5;
  const shift = at & 31;
  const low = set[word]! >>> shift;
  return (shift === 0 ? low : low | (set[word + 1]! << (32 - shift))) & every;
}

const has = (set: Uint32Array, bit: number): boolean => (set[bit >>> 5]! & (1 << (bit & 31))) !== 0;

/** One candidate as its child's rows see it: `tallies` per row as `compareCells` gives them. */
interface Side {
  bits: Bits;
  tallies: Int32Array;
}

/** @param size rows of the child */
export function countBeside(size: number, fields: number, mine: Side, rivals: readonly Side[]): RowsBeside {
  const every = fields === 31 ? 0x7fffffff : (1 << fields) - 1;
  const found = { ownRows: 0, uncovered: 0, bare: 0, ownCells: 0, lostCells: 0 };
  const counts = new Map<string, { row: number[]; count: number }>();
  for (let a = 0; a < size; a++) {
    const inParent = has(mine.bits.held, a);
    let covered = false;
    let there = 0;
    for (const { bits } of rivals) {
      if (has(bits.held, a)) covered = true;
      there |= rowBits(bits.agree, a * fields, every);
    }
    if (!covered) {
      found.uncovered++;
      if (inParent) found.ownRows++;
      else found.bare++;
      continue;
    }
    if (!inParent) continue;
    const here = rowBits(mine.bits.agree, a * fields, every);
    found.ownCells += popcount(here & ~there);
    found.lostCells += popcount(there & ~here);
    const row = [mine.tallies[a]!, ...rivals.map(({ tallies }) => tallies[a]!)];
    const key = row.join();
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { row, count: 1 });
    else known.count++;
  }
  return {
    ...found,
    tallies: Int32Array.from([...counts.values()].flatMap(({ row, count }) => [...row, count])),
  };
}

/** How much better the candidate explains the rows that rivals hold too: sum (nats), rows clearly better, clearly worse. */
export function rowsAgainst(
  { tallies }: RowsBeside,
  mine: CellCounts,
  rivals: readonly CellCounts[],
): { likelihood: number; better: number; worse: number } {
  const found = { likelihood: 0, better: 0, worse: 0 };
  const width = rivals.length + 2;
  for (let at = 0; at < tallies.length; at += width) {
    let theirs = Number.NEGATIVE_INFINITY;
    for (const [j, rival] of rivals.entries()) {
      const tally = tallies[at + 1 + j]!;
      if (tally >= 0) theirs = Math.max(theirs, rival.gain(tally));
    }
    const difference = mine.gain(tallies[at]!) - theirs;
    const count = tallies[at + width - 1]!;
    found.likelihood += count * difference;
    if (difference > 2) found.better += count;
    if (difference < -2) found.worse += count;
  }
  return found;
}

/** Rows of the child held by exactly one of some neighbours, for each of them. */
export function uniqueRows(held: readonly Uint32Array[]): Int32Array {
  const words = held[0]?.length ?? 0;
  const once = new Uint32Array(words);
  const twice = new Uint32Array(words);
  for (const set of held) {
    for (let w = 0; w < words; w++) {
      twice[w]! |= once[w]! & set[w]!;
      once[w]! |= set[w]!;
    }
  }
  return Int32Array.from(held, (set) => {
    let count = 0;
    for (let w = 0; w < words; w++) count += popcount(set[w]! & ~twice[w]!);
    return count;
  });
}

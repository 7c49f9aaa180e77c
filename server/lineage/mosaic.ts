// A child as a mosaic of its likely sources: which rows came from whom, when all of them are weighed together along the child's
// order, and what the child is worth without one of them (Li & Stephens, Genetics 165, 2003, on copies instead of chromosomes).
import { elsewhereIn, keptIn, lostIn } from './cells.ts';
import type { Context } from './context.ts';
import type { ChildEvidence } from './evidence.ts';
import { rivalSets } from './rival-sets.ts';

/** What one candidate has in the mosaic. */
export interface Piece {
  /** Rows expected to come from it. */
  rows: number;
  /** Of these rows: errors of the candidate alone that the child kept and lacks, and others' errors that the child has instead. */
  kept: number;
  lost: number;
  elsewhere: number;
  /** Log-likelihood (nats) that the child loses without it, among all candidates; and beside the likeliest others alone. */
  drop: number;
  gain: number;
}

export interface Mosaic {
  /** By list. */
  pieces: Map<number, Piece>;
  /** Rows expected to come from no candidate. */
  bare: number;
  /** How many sources it takes: exp of the entropy of their shares. */
  sources: number;
}

/** Chance per row that the next one is taken from another source. */
const SWITCH = 0.02;
/** Of two rows of one source in its order with other rows between: share in which that is no chance. */
const RETURN = 0.5;
/** No row says more than this for or against a source (nats): links and homes can be wrong. */
const MOST = 10;
/** As likely as this at least is any candidate, and a source that was not seized. */
const LEAST = 0.003;
const LEAST_BARE = 0.05;
/** So many are weighed together, and so many left out in turn. */
const CANDIDATES = 16;
const LEFT_OUT = 10;

/** One candidate along the child's rows: how likely each is as its next row, after one of its own and after another's. */
interface Strand {
  /** Number of the list, and among the neighbours of the child. */
  p: number;
  i: number;
  chance: number;
  marks: Uint8Array;
  after: Float64Array;
  anew: Float64Array;
}

function strandOf(
  k: Context,
  c: number,
  i: number,
  e: ChildEvidence,
  { position, tallies, marks }: ReturnType<ChildEvidence['rows']>[number],
  chance: number,
): Strand {
  const { size } = k.lists[c]!;
  const parentSize = k.lists[e.others[i]!]!.size;
  const { order, cells } = e.of[i]!;
  const adjacent = (order.adjacent + 0.5) / (order.pairs + 2);
  const near = (order.near - order.adjacent + 0.25) / (order.pairs + 2);
  const any = Math.max(1 - adjacent - near, 0.02) / parentSize;
  const after = new Float64Array(size);
  const anew = new Float64Array(size);
  let last = -9;
  for (let a = 0; a < size; a++) {
    const at = position[a]!;
    if (at < 0) continue;
    const step = at - last;
    const next = any + (step === 1 ? adjacent : step === 2 || step === 3 ? near / 2 : 0);
    last = at;
    const says = Math.exp(Math.min(MOST, Math.max(-MOST, cells.gain(tallies[a]!))));
    after[a] = says * next;
    anew[a] = says * (RETURN * next + (1 - RETURN) / parentSize);
  }
  return { p: e.others[i]!, i, chance, marks, after, anew };
}

/** Homes known in the complexes of the child: whoever has a row from elsewhere has it from among these. */
function knownAround(k: Context, c: number): number {
  let sum = 0;
  for (let g = 0; g < k.groups; g++) if (k.inGroup[c * k.groups + g]! > 0) sum += k.known[g]!;
  return Math.max(sum, 1);
}

/** Weights of the strands and of no strand, adding up to 1. */
function weightsOf(strands: readonly Strand[]): Float64Array {
  const bare = strands.reduce((left, { chance }) => left * (1 - chance), 1);
  const all = Float64Array.from([
    ...strands.map(({ chance }) => Math.max(chance, LEAST)),
    Math.max(bare, LEAST_BARE),
  ]);
  const sum = all.reduce((a, b) => a + b, 0);
  return all.map((one) => one / sum);
}

/** Log-likelihood of the child's rows in their order by these strands; `keep` gets the forward chances of every row. */
function forward(strands: readonly Strand[], size: number, bare: number, keep?: Float64Array): number {
  const count = strands.length;
  const weights = weightsOf(strands);
  let now = weights.slice();
  let next = new Float64Array(count + 1);
  let sum = 0;
  for (let a = 0; a < size; a++) {
    let total = 0;
    for (let j = 0; j < count; j++) {
      const { after, anew } = strands[j]!;
      const here = anew[a]!;
      next[j] = here === 0 ? 0 : now[j]! * (1 - SWITCH) * after[a]! + SWITCH * weights[j]! * here;
      total += next[j]!;
    }
    next[count] = (now[count]! * (1 - SWITCH) + SWITCH * weights[count]!) * bare;
    total += next[count]!;
    for (let j = 0; j <= count; j++) next[j]! /= total;
    sum += Math.log(total);
    keep?.set(next, a * (count + 1));
    [now, next] = [next, now];
  }
  return sum;
}

/** Turns forward chances into those given all rows, in place; by strand, the last one being none. */
function smooth(strands: readonly Strand[], size: number, bare: number, chances: Float64Array): void {
  const count = strands.length;
  const weights = weightsOf(strands);
  let later = new Float64Array(count + 1).fill(1);
  let earlier = new Float64Array(count + 1);
  for (let a = size - 1; a >= 0; a--) {
    const at = a * (count + 1);
    let total = 0;
    for (let j = 0; j <= count; j++) total += chances[at + j]! * later[j]!;
    for (let j = 0; j <= count; j++) chances[at + j]! *= later[j]! / total;
    // Chances of what comes from row a on, given the strand before it.
    let switched = SWITCH * weights[count]! * bare * later[count]!;
    for (let j = 0; j < count; j++) switched += SWITCH * weights[j]! * strands[j]!.anew[a]! * later[j]!;
    let most = 0;
    for (let j = 0; j <= count; j++) {
      const stays = j === count ? bare : strands[j]!.after[a]!;
      earlier[j] = switched + (1 - SWITCH) * stays * later[j]!;
      most = Math.max(most, earlier[j]!);
    }
    for (let j = 0; j <= count; j++) earlier[j]! /= most;
    [later, earlier] = [earlier, later];
  }
}

/** The mosaic of child c out of strands, the likeliest first. */
function mosaicOf(k: Context, c: number, strands: readonly Strand[]): Mosaic {
  const { size } = k.lists[c]!;
  const bare = 1 / knownAround(k, c);
  const count = strands.length;
  const chances = new Float64Array(size * (count + 1));
  const whole = forward(strands, size, bare, chances);
  smooth(strands, size, bare, chances);
  const likeliest = rivalSets(strands).map(({ rivals, weight }) => ({
    rivals,
    weight,
    byRivals: forward(rivals, size, bare),
  }));
  const pieces = new Map<number, Piece>();
  let entropy = 0;
  let [kept, covered] = [0, 0];
  strands.forEach((strand, j) => {
    const piece: Piece = { rows: 0, kept: 0, lost: 0, elsewhere: 0, drop: 0, gain: 0 };
    const { marks } = strand;
    for (let a = 0; a < size; a++) {
      const chance = chances[a * (count + 1) + j]!;
      piece.rows += chance;
      const mark = marks[a]!;
      if (mark === 0) continue;
      piece.kept += chance * keptIn(mark);
      piece.lost += chance * lostIn(mark);
      piece.elsewhere += chance * elsewhereIn(mark);
    }
    if (j < LEFT_OUT) {
      const without = (of: readonly Strand[]): Strand[] => of.filter((one) => one !== strand);
      piece.drop = whole - forward(without(strands), size, bare);
      for (const { rivals, weight, byRivals } of likeliest) {
        const gain = rivals.includes(strand)
          ? byRivals - forward(without(rivals), size, bare)
          : forward([...rivals, strand], size, bare) - byRivals;
        piece.gain += weight * gain;
      }
    }
    covered += piece.rows;
    if (piece.rows > 1e-9) kept += piece.rows * Math.log(piece.rows);
    pieces.set(strand.p, piece);
  });
  if (covered > 1e-9) entropy = Math.log(covered) - kept / covered;
  return { pieces, bare: size - covered, sources: Math.exp(entropy) };
}

/** The mosaics of all lists; `chanceOf` tells how likely list p is a source of c, undefined where that is not asked. */
export function mosaicsOf(
  k: Context,
  evidence: readonly ChildEvidence[],
  chanceOf: (c: number, p: number) => number | undefined,
): Mosaic[] {
  return evidence.map((e, c) => {
    const candidates = e.others
      .flatMap((p, i) => {
        const chance = chanceOf(c, p);
        return chance === undefined ? [] : [{ i, p, chance }];
      })
      .sort((a, b) => b.chance - a.chance || a.p - b.p)
      .slice(0, CANDIDATES);
    const rows = e.rows(candidates.map(({ i }) => i));
    const strands = candidates.map(({ i, chance }, at) => strandOf(k, c, i, e, rows[at]!, chance));
    return mosaicOf(k, c, strands);
  });
}

// Second look at a pair: what the other likely sources, the lists in between and the common parents leave to explain.
import type { Context } from './context.ts';
import type { ChildEvidence } from './evidence.ts';
import { L, logit, signed } from './features.ts';

export interface Likely {
  /** p[c * n + p]: first-stage probability, 0 where p is no candidate of c. */
  p: Float64Array;
  rank: Int32Array;
}

/** The names of the numbers that `relationsOf` gives, in order. */
export const RELATIONS = [
  'reverse',
  'forward',
  'others',
  'othersBefore',
  'best',
  'bestFromThis',
  'thisFromBest',
  'gainOverBest',
  'bestGain',
  'bestShared',
  'rowsOverBest',
  'bestRows',
  'second',
  'ownRows',
  'ownRowsShare',
  'uncovered',
  'uncoveredWithThis',
  'ownCells',
  'lostCells',
  'rowLikelihood',
  'rowsBetter',
  'rowsWorse',
  'between',
  'betweenExplainsLess',
  'commonParent',
  'commonGain',
  'place',
] as const;

/** The other parents worth weighing against: at most three, likelier than this. */
const OTHERS = 3;
const OTHER_LIKELY = 0.3;

const has = (set: Uint32Array, bit: number): boolean => (set[bit >>> 5]! & (1 << (bit & 31))) !== 0;

/** The relation numbers of candidate p (neighbour number i) of child c. */
export function relationsOf(
  k: Context,
  c: number,
  i: number,
  e: ChildEvidence,
  likely: Likely,
): Float64Array {
  const { n, fields } = k;
  const { rank } = likely;
  const p = e.others[i]!;
  const P = (child: number, parent: number): number => likely.p[child * n + parent]!;
  const ordered = (child: number, parent: number): number =>
    rank[parent]! < rank[child]! ? P(child, parent) : 0;
  const child = k.lists[c]!;
  const { size, cells, rows, shared, held, agree } = e.agreements;
  const v: Record<(typeof RELATIONS)[number], number> = Object.fromEntries(
    RELATIONS.map((name) => [name, 0]),
  ) as Record<(typeof RELATIONS)[number], number>;
  v.reverse = logit(P(p, c));
  const even = Math.abs(P(c, p) - P(p, c)) < 1e-9;
  v.forward = even ? 0.5 : rank[p]! < rank[c]! ? 1 : 0;
  const rest = e.others
    .map((q, j) => ({ q, j, chance: P(c, q) }))
    .filter(({ q }) => q !== p)
    .sort((a, b) => b.chance - a.chance || a.q - b.q);
  v.others = rest.reduce((sum, { chance }) => sum + chance, 0);
  v.othersBefore = rest.reduce((sum, { q }) => sum + ordered(c, q), 0);
  const own = Math.max(shared[i * size + i]!, 1);
  const best = rest[0];
  v.best = logit(best?.chance ?? 0);
  v.second = logit(rest[1]?.chance ?? 0);
  v.bestFromThis = logit(0);
  v.thisFromBest = logit(0);
  if (best !== undefined) {
    v.thisFromBest = logit(P(p, best.q));
    v.bestFromThis = logit(P(best.q, p));
    v.gainOverBest = L(cells[i * size + best.j]!);
    v.bestGain = L(cells[best.j * size + i]!);
    v.bestShared = shared[i * size + best.j]! / own;
    v.rowsOverBest = rows[i * size + best.j]! / child.size;
    v.bestRows = rows[best.j * size + i]! / child.size;
  }
  const rivals = rest.slice(0, OTHERS).filter(({ chance }) => chance > OTHER_LIKELY);
  const mine = e.of[i]!.cells.rows;
  let ownRows = 0;
  let uncovered = 0;
  let bare = 0;
  let ownCells = 0;
  let lostCells = 0;
  let likelihood = 0;
  let better = 0;
  let worse = 0;
  for (let a = 0; a < child.size; a++) {
    const inParent = has(held[i]!, a);
    let covered = false;
    let theirs = Number.NEGATIVE_INFINITY;
    for (const { j } of rivals) {
      if (!has(held[j]!, a)) continue;
      covered = true;
      theirs = Math.max(theirs, e.of[j]!.cells.rows[a]!);
    }
    if (!covered) uncovered++;
    if (!covered && !inParent) bare++;
    if (inParent && !covered) ownRows++;
    if (!inParent || !covered) continue;
    const difference = mine[a]! - theirs;
    likelihood += difference;
    if (difference > 2) better++;
    if (difference < -2) worse++;
    for (let bit = a * fields; bit < (a + 1) * fields; bit++) {
      const here = has(agree[i]!, bit);
      const there = rivals.some(({ j }) => has(agree[j]!, bit));
      if (here && !there) ownCells++;
      if (!here && there) lostCells++;
    }
  }
  v.ownRows = L(ownRows);
  v.ownRowsShare = ownRows / child.size;
  v.uncovered = uncovered / child.size;
  v.uncoveredWithThis = bare / child.size;
  v.ownCells = L(ownCells);
  v.lostCells = L(lostCells);
  v.rowLikelihood = signed(likelihood);
  v.rowsBetter = L(better);
  v.rowsWorse = L(worse);
  let between = 0;
  let middle = -1;
  let common = 0;
  let above = -1;
  for (const [j, m] of e.others.entries()) {
    if (m === p) continue;
    const through = Math.min(ordered(m, p), ordered(c, m));
    if (through > between) [between, middle] = [through, j];
    const from = Math.min(ordered(c, m), ordered(p, m));
    if (from > common) [common, above] = [from, j];
  }
  v.between = logit(between);
  v.betweenExplainsLess = middle >= 0 && cells[i * size + middle]! > cells[middle * size + i]! ? 1 : 0;
  v.commonParent = logit(common);
  v.commonGain = above >= 0 ? signed(cells[i * size + above]! - cells[above * size + i]!) : 0;
  v.place = L(rest.filter(({ chance }) => chance > P(c, p)).length);
  return Float64Array.from(RELATIONS, (name) => v[name]);
}

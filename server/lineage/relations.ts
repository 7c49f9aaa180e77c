// Second look at a pair: what the other likely sources, the lists in between and the common parents leave to explain.
import type { Context } from './context.ts';
import type { ChildEvidence } from './evidence.ts';
import { L, logit, share, signed } from './features.ts';
import type { Mosaic } from './mosaic.ts';
import { rivalSets } from './rival-sets.ts';
import { rowsAgainst } from './rows-beside.ts';

export interface Likely {
  /** p[c * n + p]: first-stage probability, 0 where p is no candidate of c. */
  p: Float64Array;
  rank: Int32Array;
  /** Per list: probability that none of its candidates is a source. */
  unseized: Float64Array;
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
  'otherChildren',
  'bestChild',
  'unseized',
  'unseizedElsewhere',
  'mosaicRows',
  'mosaicShare',
  'mosaicOfShared',
  'mosaicKept',
  'mosaicLost',
  'mosaicLostShare',
  'mosaicElsewhere',
  'mosaicDrop',
  'mosaicGain',
  'mosaicGainPerRow',
  'mosaicBare',
  'mosaicSources',
  'mosaicBestOther',
] as const;

type Values = Record<(typeof RELATIONS)[number], number>;

/** The other parents worth weighing against: at most so many. */
const OTHERS = 3;

/** What the candidate is worth when all likely sources share the child's rows among them. */
function inMosaic(
  v: Values,
  { pieces, bare, sources }: Mosaic,
  p: number,
  size: number,
  shared: number,
): void {
  v.mosaicBare = bare / size;
  v.mosaicSources = sources;
  for (const [j, { rows }] of pieces)
    if (j !== p) v.mosaicBestOther = Math.max(v.mosaicBestOther, rows / size);
  const piece = pieces.get(p);
  if (piece === undefined) return;
  v.mosaicRows = L(piece.rows);
  v.mosaicShare = piece.rows / size;
  v.mosaicOfShared = piece.rows / shared;
  v.mosaicKept = L(piece.kept);
  v.mosaicLost = L(piece.lost);
  v.mosaicLostShare = share(piece.lost, piece.kept + piece.lost);
  v.mosaicElsewhere = L(piece.elsewhere);
  v.mosaicDrop = signed(piece.drop);
  v.mosaicGain = signed(piece.gain);
  v.mosaicGainPerRow = piece.gain / size;
}

/** Adds what candidate i explains beside these rivals, at this weight. */
function besideRivals(
  v: Values,
  e: ChildEvidence,
  i: number,
  rivals: readonly { j: number }[],
  weight: number,
  size: number,
): void {
  const beside = e.beside(
    i,
    rivals.map(({ j }) => j),
  );
  const { ownRows, uncovered, bare, ownCells, lostCells } = beside;
  const { likelihood, better, worse } = rowsAgainst(
    beside,
    e.of[i]!.cells,
    rivals.map(({ j }) => e.of[j]!.cells),
  );
  v.ownRows += weight * L(ownRows);
  v.ownRowsShare += (weight * ownRows) / size;
  v.uncovered += (weight * uncovered) / size;
  v.uncoveredWithThis += (weight * bare) / size;
  v.ownCells += weight * L(ownCells);
  v.lostCells += weight * L(lostCells);
  v.rowLikelihood += weight * signed(likelihood);
  v.rowsBetter += weight * L(better);
  v.rowsWorse += weight * L(worse);
}

/** The relation numbers of candidate p (neighbour number i) of child c. */
export function relationsOf(
  k: Context,
  c: number,
  i: number,
  e: ChildEvidence,
  likely: Likely,
  mosaic: Mosaic,
): Float64Array {
  const { n } = k;
  const { rank } = likely;
  const p = e.others[i]!;
  const P = (child: number, parent: number): number => likely.p[child * n + parent]!;
  const ordered = (child: number, parent: number): number =>
    rank[parent]! < rank[child]! ? P(child, parent) : 0;
  const child = k.lists[c]!;
  const { size, cells, rows, shared } = e.agreements;
  const v = Object.fromEntries(RELATIONS.map((name) => [name, 0])) as Values;
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
  for (const { rivals, weight } of rivalSets(rest.slice(0, OTHERS)))
    besideRivals(v, e, i, rivals, weight, child.size);
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
  let children = 0;
  let bestChild = 0;
  let [left, lists] = [0, 0];
  for (let other = 0; other < n; other++) {
    if (other === c) continue;
    left += likely.unseized[other]!;
    lists++;
    if (other === p) continue;
    const chance = ordered(other, p);
    children += chance;
    bestChild = Math.max(bestChild, chance);
  }
  v.otherChildren = L(children);
  v.bestChild = bestChild;
  v.unseized = likely.unseized[c]!;
  v.unseizedElsewhere = left / Math.max(lists, 1);
  inMosaic(v, mosaic, p, child.size, own);
  return Float64Array.from(RELATIONS, (name) => v[name]);
}

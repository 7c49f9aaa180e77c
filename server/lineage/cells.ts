// Cell by cell: what child and parent say of the owners that both hold, and how well copying explains it (values channel).
import { popcount } from './agreements.ts';
import type { Alignment } from './align.ts';
import type { Context } from './context.ts';
import { isHeld } from './held.ts';

/** Counts of cells, named as in the model's table; T is the reference value, x the child's value, y the parent's. */
export interface CellCounts {
  /** x = y ≠ T, and y in no other list that may precede p. */
  keptNew: number;
  keptOld: number;
  /** Σ −ln of the chance of the same error by itself, over all kept errors. */
  keptInfo: number;
  fixNew: number;
  fixOld: number;
  errNew: number;
  errShared: number;
  otherNew: number;
  otherShared: number;
  /** p's own value absent from c, while c's was seen elsewhere: the sign of a common source. */
  lostNew: number;
  /** Blank in the child, filled in the parent, in a column that the child has. */
  blankBad: number;
  enriched: number;
  both: number;
  /** Log-likelihood of copying against independence, best of the grid, summed over shared rows. */
  logCopy: number;
  /** Per position of the child: log-likelihood of the row if copied minus if independent; NaN when p lacks the unit. */
  rows: Float32Array;
}

/** Errors per copied cell, and corrections per wrong cell: a fixed grid, so that no pair tunes itself. */
const NEW_ERRORS = [0.001, 0.004, 0.015];
const FIXES = [0.003, 0.3];
/** Share of shared rows that a child may have from elsewhere. */
const FOREIGN = 0.03;

/** What happened to a cell, for telling places. */
export type CellKind =
  | 'kept-new'
  | 'kept-old'
  | 'fixed'
  | 'lost-new'
  | 'new-error'
  | 'other'
  | 'blank'
  | 'enriched';
export type CellVisitor = (kind: CellKind, childRow: number, parentRow: number, field: number) => void;

/** Is `value` held at (unit, field) by a list other than p and c that counts as before `late`? */
function seenBefore(
  k: Context,
  unit: number,
  field: number,
  value: number,
  p: number,
  c: number,
  late: number,
): boolean {
  const { before, n, fields } = k;
  const cell = unit * fields + field;
  const counts = (q: number): boolean => q !== p && q !== c && before[q * n + late] === 1;
  if (value === k.reference[cell]) {
    return isHeld(k, unit, counts, (q, row) => k.lists[q]!.values[row * fields + field] === value);
  }
  for (let at = k.wrongStart[cell]!; at < k.wrongStart[cell + 1]!; at++) {
    if (k.wrongValue[at] === value && counts(k.wrongList[at]!)) return true;
  }
  return false;
}

/** A row's tally of cells (right kept, spoilt, wrong kept, fixed; other errors count as spoilt) as one number. */
const tally = (right: number, spoilt: number, kept: number, fixed: number): number =>
  right | (spoilt << 5) | (kept << 10) | (fixed << 15);

/** Per tally: log-likelihood of such a row if copied minus if independent, at given rates. */
function gains(k: Context, tallies: Iterable<number>, errors: number, fixes: number): Map<number, number> {
  const right = Math.log(1 - errors) - k.logRight;
  const spoilt = Math.log(errors) + k.logNewError - k.logWrong;
  const kept = Math.log(1 - fixes) - k.logWrong;
  const fixed = Math.log(fixes) - k.logRight;
  const all = new Map<number, number>();
  for (const t of tallies) {
    all.set(
      t,
      (t & 31) * right + ((t >>> 5) & 31) * spoilt + ((t >>> 10) & 31) * kept + ((t >>> 15) & 31) * fixed,
    );
  }
  return all;
}

/** Likelihood of copying by the best rates of the grid; `rows[a]` gets every row's share before a foreign origin is allowed for. */
function copyLikelihood(k: Context, tallies: Int32Array, rows: Float32Array): number {
  const counts = new Map<number, number>();
  for (const t of tallies) if (t >= 0) counts.set(t, (counts.get(t) ?? 0) + 1);
  let best = Number.NEGATIVE_INFINITY;
  let kept = new Map<number, number>();
  for (const errors of NEW_ERRORS) {
    for (const fixes of FIXES) {
      const gain = gains(k, counts.keys(), errors, fixes);
      let sum = 0;
      for (const [t, count] of counts) sum += count * orForeign(gain.get(t)!);
      if (sum <= best) continue;
      best = sum;
      kept = gain;
    }
  }
  tallies.forEach((t, a) => {
    if (t >= 0) rows[a] = kept.get(t)!;
  });
  return best;
}

/** Log of a row's likelihood ratio when it may also be from elsewhere. */
const orForeign = (gain: number): number =>
  gain > 0
    ? gain + Math.log(1 - FOREIGN + FOREIGN * Math.exp(-gain))
    : Math.log((1 - FOREIGN) * Math.exp(gain) + FOREIGN);

/** Compares child c with parent p; `visit` is told every cell that speaks. */
export function compareCells(
  k: Context,
  c: number,
  p: number,
  to: Alignment,
  visit?: CellVisitor,
): CellCounts {
  const child = k.lists[c]!;
  const parent = k.lists[p]!;
  const { fields } = k;
  const every = fields === 31 ? 0x7fffffff : (1 << fields) - 1;
  const columns = child.filled.reduce((bits, count, f) => (count > 0 ? bits | (1 << f) : bits), 0);
  const counts: CellCounts = {
    keptNew: 0,
    keptOld: 0,
    keptInfo: 0,
    fixNew: 0,
    fixOld: 0,
    errNew: 0,
    errShared: 0,
    otherNew: 0,
    otherShared: 0,
    lostNew: 0,
    blankBad: 0,
    enriched: 0,
    both: 0,
    logCopy: 0,
    rows: new Float32Array(child.size).fill(Number.NaN),
  };
  const tallies = new Int32Array(child.size).fill(-1);
  // Out of the loop: it runs over every row of every pair of lists.
  const { position, childRow, parentRow } = to;
  const [blankOfChild, blankOfParent] = [k.blank[c]!, k.blank[p]!];
  const [wrongOfChild, wrongOfParent] = [k.wrong[c]!, k.wrong[p]!];
  const size = child.size;
  let shared = 0;
  let both = 0;
  for (let a = 0; a < size; a++) {
    if (position[a]! < 0) continue;
    shared++;
    const cRow = childRow[a]!;
    const pRow = parentRow[a]!;
    const cBlank = blankOfChild[cRow]!;
    const pBlank = blankOfParent[pRow]!;
    const lacking = cBlank & ~pBlank & columns;
    const added = pBlank & ~cBlank;
    const filled = every & ~(cBlank | pBlank);
    const cells = popcount(filled);
    both += cells;
    if (lacking !== 0) counts.blankBad += popcount(lacking);
    if (added !== 0) counts.enriched += popcount(added);
    if (visit !== undefined) {
      for (let f = 0; f < fields; f++) {
        if ((lacking >>> f) & 1) visit('blank', cRow, pRow, f);
        if ((added >>> f) & 1) visit('enriched', cRow, pRow, f);
      }
    }
    const speaking = filled & (wrongOfChild[cRow]! | wrongOfParent[pRow]!);
    if (speaking === 0) {
      tallies[a] = tally(cells, 0, 0, 0);
      continue;
    }
    const unit = child.units[a]!;
    let spoilt = 0;
    let kept = 0;
    let fixed = 0;
    let other = 0;
    for (let rest = speaking; rest !== 0; rest &= rest - 1) {
      const f = 31 - Math.clz32(rest & -rest);
      const x = child.values[cRow * fields + f]!;
      const y = parent.values[pRow * fields + f]!;
      const t = k.reference[unit * fields + f]!;
      const parentOld = seenBefore(k, unit, f, y, p, c, p);
      if (x === y) {
        kept++;
        counts.keptInfo -= k.logWrong;
        if (parentOld) counts.keptOld++;
        else counts.keptNew++;
        visit?.(parentOld ? 'kept-old' : 'kept-new', cRow, pRow, f);
        continue;
      }
      const childOld = seenBefore(k, unit, f, x, p, c, c);
      if (y === t) {
        spoilt++;
        if (childOld) counts.errShared++;
        else counts.errNew++;
        visit?.('new-error', cRow, pRow, f);
      } else if (x === t) {
        fixed++;
        if (parentOld) counts.fixOld++;
        else counts.fixNew++;
      } else {
        other++;
        if (childOld) counts.otherShared++;
        else counts.otherNew++;
        visit?.('other', cRow, pRow, f);
      }
      const lost = !parentOld && childOld;
      if (lost) counts.lostNew++;
      if (lost) visit?.('lost-new', cRow, pRow, f);
      else if (x === t) visit?.('fixed', cRow, pRow, f);
    }
    tallies[a] = tally(cells - popcount(speaking), spoilt + other, kept, fixed);
  }
  counts.both = both;
  if (shared > 0) counts.logCopy = copyLikelihood(k, tallies, counts.rows);
  return counts;
}

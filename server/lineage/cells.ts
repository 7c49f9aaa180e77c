// Cell by cell: what child and parent say of the owners that both hold, and how well copying explains it (values channel).
import { popcount } from './agreements.ts';
import type { Alignment } from './align.ts';
import type { Context } from './context.ts';
import { isHeld } from './held.ts';

/** Counts of cells, named as in the model's table; T is the reference value, x the child's value, y the parent's. */
export interface CellTally {
  /** x = y ≠ T, and y in no other list that may precede p. */
  keptNew: number;
  keptOld: number;
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
  /** Of the enriched cells: with an error that another list has which may precede c, and with one of c's own. */
  enrichedError: number;
  enrichedFresh: number;
  both: number;
  /** What the shared rows say (see `tally`), and how many say so: in pairs, in the order in which they are first met. */
  tallies: Int32Array;
}

/** The same row by row, by position of the child. */
export interface CellRows {
  /** See `tally`; −1 where p lacks the unit. */
  tallies: Int32Array;
  /** How many cells of the row are keptNew, lostNew and errShared, as `marksOf` packs them. */
  marks: Uint8Array;
}

/** The same, weighed by the rates of errors of the case. */
export interface CellCounts extends Omit<CellTally, 'tallies'> {
  /** Σ −ln of the chance of the same error by itself, over all kept errors. */
  keptInfo: number;
  /** Log-likelihood of copying against independence, best of the grid, summed over shared rows. */
  logCopy: number;
  /** Log-likelihood of a row of such a tally if copied minus if independent, at the best rates of the grid. */
  gain(tally: number): number;
}

/** The most of each kind that is told of one row. */
const MOST_MARKS = 3;

/** Counts of keptNew, lostNew and errShared of one row as one number. */
const marksOf = (kept: number, lost: number, elsewhere: number): number =>
  Math.min(kept, MOST_MARKS) | (Math.min(lost, MOST_MARKS) << 2) | (Math.min(elsewhere, MOST_MARKS) << 4);

/** The counts that `marks` holds of a row. */
export const keptIn = (marks: number): number => marks & 3;
export const lostIn = (marks: number): number => (marks >>> 2) & 3;
export const elsewhereIn = (marks: number): number => (marks >>> 4) & 3;

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

/** Weighs what was counted of a pair: likelihood of copying by the best rates of the grid. */
export function weighCells(k: Context, { tallies, ...counts }: CellTally): CellCounts {
  const each = tallies.filter((_, at) => at % 2 === 0);
  let best = tallies.length === 0 ? 0 : Number.NEGATIVE_INFINITY;
  let kept = new Map<number, number>();
  for (const errors of NEW_ERRORS) {
    for (const fixes of FIXES) {
      const gain = gains(k, each, errors, fixes);
      let sum = 0;
      each.forEach((t, at) => (sum += tallies[at * 2 + 1]! * orForeign(gain.get(t)!)));
      if (sum <= best) continue;
      best = sum;
      kept = gain;
    }
  }
  return {
    ...counts,
    keptInfo: -k.logWrong * (counts.keptNew + counts.keptOld),
    logCopy: best,
    gain: (t) => kept.get(t)!,
  };
}

/** How often each number from 0 on stands there, in pairs, in the order in which they are first met. */
function counted(numbers: Int32Array): Int32Array {
  const counts = new Map<number, number>();
  for (const one of numbers) if (one >= 0) counts.set(one, (counts.get(one) ?? 0) + 1);
  return Int32Array.from([...counts].flat());
}

/** Log of a row's likelihood ratio when it may also be from elsewhere. */
const orForeign = (gain: number): number =>
  gain > 0
    ? gain + Math.log(1 - FOREIGN + FOREIGN * Math.exp(-gain))
    : Math.log((1 - FOREIGN) * Math.exp(gain) + FOREIGN);

/**
 * Compares child c with parent p; `visit` is told every cell that speaks.
 * @returns beside the counts what each row of the child says
 */
export function compareCells(
  k: Context,
  c: number,
  p: number,
  to: Alignment,
  visit?: CellVisitor,
): { counts: CellTally; rows: CellRows } {
  const child = k.lists[c]!;
  const parent = k.lists[p]!;
  const { fields } = k;
  const every = fields === 31 ? 0x7fffffff : (1 << fields) - 1;
  const columns = child.filled.reduce((bits, count, f) => (count > 0 ? bits | (1 << f) : bits), 0);
  const counts: Omit<CellTally, 'tallies'> = {
    keptNew: 0,
    keptOld: 0,
    fixNew: 0,
    fixOld: 0,
    errNew: 0,
    errShared: 0,
    otherNew: 0,
    otherShared: 0,
    lostNew: 0,
    blankBad: 0,
    enriched: 0,
    enrichedError: 0,
    enrichedFresh: 0,
    both: 0,
  };
  const tallies = new Int32Array(child.size).fill(-1);
  const marks = new Uint8Array(child.size);
  // Out of the loop: it runs over every row of every pair of lists.
  const { position, childRow, parentRow } = to;
  const [blankOfChild, blankOfParent] = [k.blank[c]!, k.blank[p]!];
  const [wrongOfChild, wrongOfParent] = [k.wrong[c]!, k.wrong[p]!];
  const size = child.size;
  let both = 0;
  for (let a = 0; a < size; a++) {
    if (position[a]! < 0) continue;
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
    if (added !== 0) {
      counts.enriched += popcount(added);
      // Of right values it says little that others have them too, and it takes long to look.
      for (let rest = added & wrongOfChild[cRow]!; rest !== 0; rest &= rest - 1) {
        const f = 31 - Math.clz32(rest & -rest);
        const x = child.values[cRow * fields + f]!;
        if (seenBefore(k, child.units[a]!, f, x, p, c, c)) counts.enrichedError++;
        else counts.enrichedFresh++;
      }
    }
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
    let keptNew = 0;
    let lostNew = 0;
    let errShared = 0;
    for (let rest = speaking; rest !== 0; rest &= rest - 1) {
      const f = 31 - Math.clz32(rest & -rest);
      const x = child.values[cRow * fields + f]!;
      const y = parent.values[pRow * fields + f]!;
      const t = k.reference[unit * fields + f]!;
      const parentOld = seenBefore(k, unit, f, y, p, c, p);
      if (x === y) {
        kept++;
        if (parentOld) counts.keptOld++;
        else keptNew++;
        visit?.(parentOld ? 'kept-old' : 'kept-new', cRow, pRow, f);
        continue;
      }
      const childOld = seenBefore(k, unit, f, x, p, c, c);
      if (y === t) {
        spoilt++;
        if (childOld) errShared++;
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
      if (lost) lostNew++;
      if (lost) visit?.('lost-new', cRow, pRow, f);
      else if (x === t) visit?.('fixed', cRow, pRow, f);
    }
    counts.keptNew += keptNew;
    counts.lostNew += lostNew;
    counts.errShared += errShared;
    marks[a] = marksOf(keptNew, lostNew, errShared);
    tallies[a] = tally(cells - popcount(speaking), spoilt + other, kept, fixed);
  }
  counts.both = both;
  return { counts: { ...counts, tallies: counted(tallies) }, rows: { tallies, marks } };
}

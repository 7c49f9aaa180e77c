// Cell by cell: what child and parent say of the owners that both hold, and how well copying explains it (values channel).
import type { Alignment } from './align.ts';
import type { Context } from './context.ts';

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
  for (let at = k.start[unit]!; at < k.start[unit + 1]!; at++) {
    const q = k.postList[at]!;
    if (q === p || q === c || k.before[q * k.n + late] === 0) continue;
    const list = k.lists[q]!;
    for (let row = k.postPosition[at]!; row >= 0; row = list.more[row]!) {
      if (list.values[row * k.fields + field] === value) return true;
    }
  }
  return false;
}

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
  // Per row: right kept, spoilt, wrong kept, fixed, other; then log-likelihood on its own, and of cells that p lacks.
  const tally = new Uint8Array(child.size * 5);
  const alone = new Float64Array(child.size);
  const shared: number[] = [];
  for (let a = 0; a < child.size; a++) {
    if (to.position[a]! < 0) continue;
    shared.push(a);
    const unit = child.units[a]!;
    const cRow = to.childRow[a]!;
    const pRow = to.parentRow[a]!;
    for (let f = 0; f < fields; f++) {
      const x = child.values[cRow * fields + f]!;
      const y = parent.values[pRow * fields + f]!;
      if (x < 0) {
        if (y >= 0 && child.filled[f]! > 0) {
          counts.blankBad++;
          visit?.('blank', cRow, pRow, f);
        }
        continue;
      }
      if (y < 0) {
        counts.enriched++;
        visit?.('enriched', cRow, pRow, f);
        continue;
      }
      const t = k.reference[unit * fields + f]!;
      counts.both++;
      alone[a]! += x === t ? k.logRight : k.logWrong;
      if (x === y) {
        if (x === t) {
          tally[a * 5]!++;
          continue;
        }
        tally[a * 5 + 2]!++;
        counts.keptInfo -= k.logWrong;
        const old = seenBefore(k, unit, f, y, p, c, p);
        if (old) counts.keptOld++;
        else counts.keptNew++;
        visit?.(old ? 'kept-old' : 'kept-new', cRow, pRow, f);
        continue;
      }
      const parentOld = seenBefore(k, unit, f, y, p, c, p);
      const childOld = seenBefore(k, unit, f, x, p, c, c);
      if (y === t) {
        tally[a * 5 + 1]!++;
        if (childOld) counts.errShared++;
        else counts.errNew++;
        visit?.('new-error', cRow, pRow, f);
      } else if (x === t) {
        tally[a * 5 + 3]!++;
        if (parentOld) counts.fixOld++;
        else counts.fixNew++;
      } else {
        tally[a * 5 + 4]!++;
        if (childOld) counts.otherShared++;
        else counts.otherNew++;
        visit?.('other', cRow, pRow, f);
      }
      const lost = !parentOld && childOld;
      if (lost) counts.lostNew++;
      if (lost) visit?.('lost-new', cRow, pRow, f);
      else if (x === t) visit?.('fixed', cRow, pRow, f);
    }
  }
  let best = Number.NEGATIVE_INFINITY;
  let bestRates: [number, number] = [NEW_ERRORS[1]!, FIXES[0]!];
  const gain = (a: number, errors: number, fixes: number): number => {
    const spoilt = Math.log(errors) + k.logNewError;
    return (
      tally[a * 5]! * Math.log(1 - errors) +
      (tally[a * 5 + 1]! + tally[a * 5 + 4]!) * spoilt +
      tally[a * 5 + 2]! * Math.log(1 - fixes) +
      tally[a * 5 + 3]! * Math.log(fixes) -
      alone[a]!
    );
  };
  for (const errors of NEW_ERRORS) {
    for (const fixes of FIXES) {
      let sum = 0;
      for (const a of shared) {
        const d = gain(a, errors, fixes);
        sum +=
          d > 0
            ? d + Math.log(1 - FOREIGN + FOREIGN * Math.exp(-d))
            : Math.log((1 - FOREIGN) * Math.exp(d) + FOREIGN);
      }
      if (sum <= best) continue;
      best = sum;
      bestRates = [errors, fixes];
    }
  }
  counts.logCopy = shared.length > 0 ? best : 0;
  for (const a of shared) counts.rows[a] = gain(a, ...bestRates);
  return counts;
}

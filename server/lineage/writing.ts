// Odd writing cell by cell: a second kind of inherited error, which says nothing false (writing channel).
import type { Alignment } from './align.ts';
import type { Context } from './context.ts';
import { isHeld } from './held.ts';

/** Counts of cells that either list writes otherwise than its other cells; "old": some other list that may precede has it too. */
export interface WritingCounts {
  keptNew: number;
  keptOld: number;
  /** Odd in the parent alone. */
  lost: number;
  /** Of these, written so by no other list, while the child's is as others write it: the sign of a common source. */
  lostOwn: number;
  /** Odd in the child alone: as some other list has it, and in this one only. */
  elsewhere: number;
  fresh: number;
}

/** What became of an oddly written cell, for telling places. */
export type WritingKind = 'odd-kept' | 'odd-lost' | 'odd-elsewhere';
type Visitor = (kind: WritingKind, childRow: number, parentRow: number, field: number) => void;

/** Is the cell written in this odd way by a list other than p and c that counts as before `late`? */
const seenBefore = (
  k: Context,
  unit: number,
  field: number,
  form: number,
  p: number,
  c: number,
  late: number,
): boolean =>
  isHeld(
    k,
    unit,
    (q) => q !== p && q !== c && k.before[q * k.n + late] === 1,
    (q, row) => {
      const { odd, oddForm } = k.lists[q]!;
      return ((odd[row]! >>> field) & 1) === 1 && oddForm.get(row * k.fields + field) === form;
    },
  );

/** Compares how child c and parent p write the cells that both have filled. */
export function compareWriting(
  k: Context,
  c: number,
  p: number,
  to: Alignment,
  visit?: Visitor,
): WritingCounts {
  const counts: WritingCounts = { keptNew: 0, keptOld: 0, lost: 0, lostOwn: 0, elsewhere: 0, fresh: 0 };
  const [child, parent] = [k.lists[c]!, k.lists[p]!];
  if (child.oddForm.size === 0 && parent.oddForm.size === 0) return counts;
  const { position, childRow, parentRow } = to;
  const { fields } = k;
  for (let a = 0; a < child.size; a++) {
    if (position[a]! < 0) continue;
    const [cRow, pRow] = [childRow[a]!, parentRow[a]!];
    const odd = child.odd[cRow]! | parent.odd[pRow]!;
    if (odd === 0) continue;
    const filled = ~(k.blank[c]![cRow]! | k.blank[p]![pRow]!);
    for (let rest = odd & filled; rest !== 0; rest &= rest - 1) {
      const f = 31 - Math.clz32(rest & -rest);
      const mine = child.oddForm.get(cRow * fields + f);
      const theirs = parent.oddForm.get(pRow * fields + f);
      const unit = child.units[a]!;
      if (mine !== undefined && mine === theirs) {
        if (seenBefore(k, unit, f, mine, p, c, p)) counts.keptOld++;
        else counts.keptNew++;
        visit?.('odd-kept', cRow, pRow, f);
        continue;
      }
      if (theirs !== undefined) {
        counts.lost++;
        if (!seenBefore(k, unit, f, theirs, p, c, p)) counts.lostOwn++;
        visit?.('odd-lost', cRow, pRow, f);
      }
      if (mine === undefined) continue;
      const elsewhere = seenBefore(k, unit, f, mine, p, c, c);
      if (elsewhere) counts.elsewhere++;
      else counts.fresh++;
      if (elsewhere) visit?.('odd-elsewhere', cRow, pRow, f);
    }
  }
  return counts;
}

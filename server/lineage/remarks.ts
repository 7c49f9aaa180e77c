// Notes, call results, serial numbers: what copies inherit and later hands add (remarks channel).
import type { Alignment } from './align.ts';
import type { Context } from './context.ts';

export interface RemarkCounts {
  /** Rows that say something in both, with a text in common; and the sum of −ln of how common each such text is (nats). */
  same: number;
  information: number;
  /** Rows with a text that only one of the two lists has there. */
  childOnly: number;
  parentOnly: number;
  /** Rows of the parent that say anything, where the child says anything at all in any row. */
  inParent: number;
  /** Rows whose serial number is the same, and rows that have one in both. */
  sameSerial: number;
  serials: number;
}

/** What one text in common tells at most, in nats. */
const MOST = 6;

/** Compares what child c and parent p say beside the fields of their shared rows. */
export function compareRemarks(
  k: Context,
  c: number,
  p: number,
  to: Alignment,
  visit?: (childRow: number, parentRow: number) => void,
): RemarkCounts {
  const counts: RemarkCounts = {
    same: 0,
    information: 0,
    childOnly: 0,
    parentOnly: 0,
    inParent: 0,
    sameSerial: 0,
    serials: 0,
  };
  const [child, parent] = [k.lists[c]!, k.lists[p]!];
  const [mine, theirs] = [child.remarks, parent.remarks];
  const hasSerials = child.serial !== undefined && parent.serial !== undefined;
  if (mine === undefined && theirs === undefined && !hasSerials) return counts;
  const { position, childRow, parentRow } = to;
  for (let a = 0; a < child.size; a++) {
    if (position[a]! < 0) continue;
    const [cRow, pRow] = [childRow[a]!, parentRow[a]!];
    if (hasSerials && child.serial![cRow]! >= 0 && parent.serial![pRow]! >= 0) {
      counts.serials++;
      if (child.serial![cRow] === parent.serial![pRow]) counts.sameSerial++;
    }
    const [from, end] = mine === undefined ? [0, 0] : [mine.start[cRow]!, mine.start[cRow + 1]!];
    const [first, last] = theirs === undefined ? [0, 0] : [theirs.start[pRow]!, theirs.start[pRow + 1]!];
    if (first < last && mine !== undefined) counts.inParent++;
    let shared = 0;
    for (let i = from; i < end; i++) {
      const text = mine!.text[i]!;
      for (let j = first; j < last; j++) {
        if (theirs!.text[j] !== text) continue;
        shared++;
        counts.information += Math.min(MOST, Math.log(k.remarkRows / k.remarkCount[text]!));
        break;
      }
    }
    if (shared > 0) counts.same++;
    if (shared > 0) visit?.(cRow, pRow);
    if (end - from > shared) counts.childOnly++;
    if (last - first > shared) counts.parentOnly++;
  }
  return counts;
}

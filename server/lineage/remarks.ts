// Notes, call results, serial numbers: what copies inherit and later hands add (remarks channel).
import type { Alignment } from './align.ts';
import type { Context } from './context.ts';

export interface RemarkTally {
  /** Rows that say something in both, with a text in common. */
  same: number;
  /** The texts in common and how often, in pairs, by their numbers. */
  texts: Int32Array;
  /** Rows with a text that only one of the two lists has there. */
  childOnly: number;
  parentOnly: number;
  /** Rows of the parent that say anything, where the child says anything at all in any row. */
  inParent: number;
  /** Rows whose serial number is the same, and rows that have one in both. */
  sameSerial: number;
  serials: number;
}

/** The same, weighed by what lists of the case say. */
export interface RemarkCounts extends Omit<RemarkTally, 'texts'> {
  /** Sum of −ln of how common each text in common is (nats). */
  information: number;
}

/** What one text in common tells at most, in nats. */
const MOST = 6;

const NONE = new Int32Array();

/** Weighs the texts in common by how rare each is. */
export function weighRemarks(k: Context, { texts, ...counts }: RemarkTally): RemarkCounts {
  let information = 0;
  for (let at = 0; at < texts.length; at += 2) {
    information += texts[at + 1]! * Math.min(MOST, Math.log(k.remarkRows / k.remarkCount[texts[at]!]!));
  }
  return { ...counts, information };
}

/** Compares what child c and parent p say beside the fields of their shared rows. */
export function compareRemarks(
  k: Context,
  c: number,
  p: number,
  to: Alignment,
  visit?: (childRow: number, parentRow: number) => void,
): RemarkTally {
  const counts: RemarkTally = {
    same: 0,
    texts: NONE,
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
  const common = new Map<number, number>();
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
        common.set(text, (common.get(text) ?? 0) + 1);
        break;
      }
    }
    if (shared > 0) counts.same++;
    if (shared > 0) visit?.(cRow, pRow);
    if (end - from > shared) counts.childOnly++;
    if (last - first > shared) counts.parentOnly++;
  }
  counts.texts = Int32Array.from([...common].sort(([a], [b]) => a - b).flat());
  return counts;
}

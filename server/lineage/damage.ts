// Damage that cannot be undone: the intact side cannot come from the damaged one alone (damage channel).
import type { Alignment } from './align.ts';
import type { Context } from './context.ts';

export interface DamageCounts {
  /** Columns damaged as a whole in one list while the other's are intact: one operation each. */
  childColumns: number;
  parentColumns: number;
  bothColumns: number;
  /** Single cells: damaged here and intact there, and damaged in both. */
  childCells: number;
  parentCells: number;
  bothCells: number;
}

/** A column counts as damaged as a whole from this share of at least so many cells on. */
const [WHOLE, FEWEST] = [0.3, 3];

/** Counts damage among the rows that child c and parent p share. */
export function compareDamage(k: Context, c: number, p: number, to: Alignment): DamageCounts {
  const counts: DamageCounts = {
    childColumns: 0,
    parentColumns: 0,
    bothColumns: 0,
    childCells: 0,
    parentCells: 0,
    bothCells: 0,
  };
  const [child, parent] = [k.lists[c]!, k.lists[p]!];
  if (!k.isDamaged[c] && !k.isDamaged[p]) return counts;
  const { position, childRow, parentRow } = to;
  const { fields } = k;
  const here = new Int32Array(fields);
  const there = new Int32Array(fields);
  const both = new Int32Array(fields);
  const filled = new Int32Array(fields);
  for (let a = 0; a < child.size; a++) {
    if (position[a]! < 0) continue;
    const [cRow, pRow] = [childRow[a]!, parentRow[a]!];
    const [mine, theirs] = [child.damaged[cRow]!, parent.damaged[pRow]!];
    const [cFilled, pFilled] = [~k.blank[c]![cRow]!, ~k.blank[p]![pRow]!];
    for (let f = 0; f < fields; f++) {
      const [isMine, isTheirs] = [(mine >>> f) & 1, (theirs >>> f) & 1];
      const [isHere, isThere] = [isMine & (pFilled >>> f), isTheirs & (cFilled >>> f)];
      both[f]! += isMine & isTheirs;
      here[f]! += isHere;
      there[f]! += isThere;
      filled[f]! += isMine | isTheirs | (((cFilled & pFilled) >>> f) & 1);
    }
  }
  for (let f = 0; f < fields; f++) {
    const whole = Math.max(FEWEST, filled[f]! * WHOLE);
    if (here[f]! >= whole) counts.childColumns++;
    else counts.childCells += here[f]!;
    if (there[f]! >= whole) counts.parentColumns++;
    else counts.parentCells += there[f]!;
    if (both[f]! >= whole) counts.bothColumns++;
    else counts.bothCells += both[f]!;
  }
  return counts;
}

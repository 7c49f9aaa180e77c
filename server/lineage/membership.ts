// Who is in both lists and who in one alone, complex by complex (membership channel).
import type { Alignment } from './align.ts';
import type { Context } from './context.ts';

export interface Membership {
  shared: number;
  /** Rows of the child that the parent lacks, inside and outside the complexes that the parent covers. */
  childInside: number;
  childOutside: number;
  parentInside: number;
  parentOutside: number;
  /** Complexes of the parent (≥ 5 owners) kept to ≥ 90%, dropped, or kept in part. */
  full: number;
  none: number;
  part: number;
  /** Log-likelihood ratio of the child's selection given the parent's members against without (nats). */
  logSelection: number;
}

/** −n·H(k/n) with half a count added, in nats. */
const selection = (count: number, of: number): number => {
  const k = count + 0.5;
  const n = of + 1;
  return k * Math.log(k / n) + (n - k) * Math.log(Math.max(n - k, 0.25) / n);
};

/** Units that child c shares with an aligned parent, per complex. */
export function sharedByGroup(k: Context, c: number, to: Alignment): Int32Array {
  const child = k.lists[c]!;
  const both = new Int32Array(k.groups);
  for (let a = 0; a < child.size; a++) if (to.position[a]! >= 0) both[k.groupOf[child.units[a]!]!]!++;
  return both;
}

/** Compares the members of child c and parent p. @param both units that they share, per complex */
export function compareMembers(k: Context, c: number, p: number, both: Int32Array): Membership {
  const m: Membership = {
    shared: 0,
    childInside: 0,
    childOutside: 0,
    parentInside: 0,
    parentOutside: 0,
    full: 0,
    none: 0,
    part: 0,
    logSelection: 0,
  };
  for (let g = 0; g < k.groups; g++) {
    m.shared += both[g]!;
    const inChild = k.inGroup[c * k.groups + g]!;
    const inParent = k.inGroup[p * k.groups + g]!;
    if (inParent > 0) m.childInside += inChild - both[g]!;
    else m.childOutside += inChild;
    if (inChild > 0) m.parentInside += inParent - both[g]!;
    else m.parentOutside += inParent;
    if (inParent >= 5) {
      const share = both[g]! / inParent;
      if (share >= 0.9) m.full++;
      else if (share <= 0.02) m.none++;
      else m.part++;
    }
    if (inChild > 0) {
      m.logSelection +=
        selection(both[g]!, inParent) +
        selection(inChild - both[g]!, k.known[g]! - inParent) -
        selection(inChild, k.known[g]!);
    }
  }
  return m;
}

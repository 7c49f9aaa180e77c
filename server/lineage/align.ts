// Which row of a parent each row of a child corresponds to: same unit, and among repeated rows the most alike.
import type { CodedList } from './coded.ts';
import type { Context } from './context.ts';

/** For position a of the child: position in the parent (-1: not there), and the value rows to compare on either side. */
export interface Alignment {
  position: Int32Array;
  childRow: Int32Array;
  parentRow: Int32Array;
}

const alike = (x: CodedList, a: number, y: CodedList, b: number, fields: number): number => {
  let same = 0;
  for (let f = 0; f < fields; f++) {
    const value = x.values[a * fields + f]!;
    if (value >= 0 && value === y.values[b * fields + f]) same++;
  }
  return same;
};

/** Of the rows of one unit in either list, from these rows on, the two that are most alike. */
export function mostAlike(
  child: CodedList,
  childFrom: number,
  parent: CodedList,
  parentFrom: number,
  fields: number,
): [childRow: number, parentRow: number] {
  let best = -1;
  let found: [number, number] = [childFrom, parentFrom];
  for (let i = childFrom; i >= 0; i = child.more[i]!) {
    for (let j = parentFrom; j >= 0; j = parent.more[j]!) {
      const same = alike(child, i, parent, j, fields);
      if (same <= best) continue;
      best = same;
      found = [i, j];
    }
  }
  return found;
}

/** Aligns child c with each of `parents`; `place` is scratch space of one entry per unit, filled with -1 and left so. */
export function align(
  context: Context,
  c: number,
  parents: readonly number[],
  place: Int32Array,
): Alignment[] {
  const child = context.lists[c]!;
  const { fields } = context;
  child.units.forEach((unit, a) => (place[unit] = a));
  const aligned = parents.map((p) => {
    const parent = context.lists[p]!;
    const position = new Int32Array(child.size).fill(-1);
    const repeated = child.more.length > child.size || parent.more.length > parent.size;
    for (let b = 0; b < parent.size; b++) {
      const a = place[parent.units[b]!]!;
      if (a >= 0) position[a] = b;
    }
    if (!repeated) return { position, childRow: position.map((_, a) => a), parentRow: position };
    const childRow = position.map((_, a) => a);
    const parentRow = position.slice();
    for (let a = 0; a < child.size; a++) {
      if (position[a]! < 0) continue;
      if (child.more[a]! < 0 && parent.more[position[a]!]! < 0) continue;
      [childRow[a], parentRow[a]] = mostAlike(child, a, parent, position[a]!, fields);
    }
    return { position, childRow, parentRow };
  });
  child.units.forEach((unit) => (place[unit] = -1));
  return aligned;
}

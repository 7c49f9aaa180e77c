// The index unit → lists that hold it, and where in each.

export interface OwnerIndex {
  units: number;
  /** Unit u is held at postings start[u]…start[u + 1]: list and position. */
  start: Int32Array;
  postList: Int32Array;
  postPosition: Int32Array;
}

/** @param held the units of each list, each once, numbered from 0 up to `units` */
export function ownerIndex(held: readonly Int32Array[], units: number): OwnerIndex {
  const start = new Int32Array(units + 1);
  for (const list of held) for (const unit of list) start[unit + 1]!++;
  for (let u = 0; u < units; u++) start[u + 1]! += start[u]!;
  const fill = start.slice();
  const postList = new Int32Array(start[units]!);
  const postPosition = new Int32Array(start[units]!);
  for (const [l, list] of held.entries()) {
    for (let position = 0; position < list.length; position++) {
      const at = fill[list[position]!]!++;
      postList[at] = l;
      postPosition[at] = position;
    }
  }
  return { units, start, postList, postPosition };
}

// Disjoint sets over the integers 0 to n-1, with path halving and union by size (Tarjan 1975).

export interface DisjointSets {
  find(item: number): number;
  /** Joins two sets and gives the root of the joined one. */
  union(a: number, b: number): number;
}

/** n sets of one item each. */
export function disjointSets(n: number): DisjointSets {
  const parent = Int32Array.from({ length: n }, (_, index) => index);
  const size = new Int32Array(n).fill(1);
  const find = (item: number): number => {
    let at = item;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  };
  return {
    find,
    union: (a, b) => {
      const [one, other] = [find(a), find(b)];
      if (one === other) return one;
      const [large, small] = size[one]! >= size[other]! ? [one, other] : [other, one];
      parent[small] = large;
      size[large]! += size[small]!;
      return large;
    },
  };
}

// What is true of a simulated chain: nearest seized sources, ancestors, and what any two seized lists are to each other.
/** nearest: source; farther: older ancestor; reversed: descendant; common: one hidden source of both; collateral: other kin. */
export type Kinship = 'nearest' | 'farther' | 'reversed' | 'common' | 'collateral' | 'unrelated';

export interface Truth {
  /** Ids of the nearest seized sources of each seized list. */
  nearest: Map<string, Set<string>>;
  /** What `other` is to `list`. */
  kinship(list: string, other: string): Kinship;
}

const meets = (a: ReadonlySet<number>, b: ReadonlySet<number>): boolean => [...a].some((x) => b.has(x));

/** The truth of a chain of which only the lists with an id were seized. */
export function truthOf(lists: readonly { parents: readonly number[] }[], idOf: ReadonlyMap<number, string>): Truth {
  const ancestors: Set<number>[] = [];
  for (const list of lists) {
    const all = new Set(list.parents);
    for (const parent of list.parents) for (const above of ancestors[parent]!) all.add(above);
    ancestors.push(all);
  }
  const nearest = new Map<string, Set<string>>();
  const hidden = new Map<string, Set<number>>();
  const numberOf = new Map<string, number>();
  for (const [number, id] of idOf) {
    numberOf.set(id, number);
    const seized = new Set<string>();
    const unseized = new Set<number>();
    const open = [...lists[number]!.parents];
    while (open.length > 0) {
      const parent = open.pop()!;
      const known = idOf.get(parent);
      if (known !== undefined) seized.add(known);
      else if (!unseized.has(parent)) {
        unseized.add(parent);
        open.push(...lists[parent]!.parents);
      }
    }
    nearest.set(id, seized);
    hidden.set(id, unseized);
  }
  return {
    nearest,
    kinship(list, other) {
      const a = numberOf.get(list)!;
      const b = numberOf.get(other)!;
      if (nearest.get(list)!.has(other)) return 'nearest';
      if (ancestors[a]!.has(b)) return 'farther';
      if (ancestors[b]!.has(a)) return 'reversed';
      if (meets(hidden.get(list)!, hidden.get(other)!)) return 'common';
      return meets(ancestors[a]!, ancestors[b]!) ? 'collateral' : 'unrelated';
    },
  };
}

// What is true of a simulated chain: nearest seized sources, ancestors, and what any two seized lists are to each other.

/** nearest: source; farther: older ancestor; reversed: descendant; common: one hidden source of both; collateral: other kin. */
export type Kinship = 'nearest' | 'farther' | 'reversed' | 'common' | 'collateral' | 'unrelated';

/** A chain as numbers: lists in the order in which they came to be, and the ids of those that were seized. */
export interface Lineages {
  /** Of each list the numbers of its parents, hidden ones included. */
  parents: readonly (readonly number[])[];
  /** Id of each list that was seized, by its number. */
  ids: ReadonlyMap<number, string>;
}

export interface Truth {
  /** Ids of the nearest seized sources of each seized list. */
  nearest: Map<string, Set<string>>;
  /** Those of them with no copy between. */
  direct: Map<string, Set<string>>;
  /** Ids of the seized lists in the order in which they came to be. */
  order: string[];
  /** What `other` is to `list`. */
  kinship(list: string, other: string): Kinship;
}

const meets = (a: ReadonlySet<number>, b: ReadonlySet<number>): boolean => [...a].some((x) => b.has(x));

/** The truth of a chain of which only the lists with an id were seized. */
export function truthOf({ parents: parentsOf, ids }: Lineages): Truth {
  const ancestors: Set<number>[] = [];
  for (const parents of parentsOf) {
    const all = new Set(parents);
    for (const parent of parents) for (const above of ancestors[parent]!) all.add(above);
    ancestors.push(all);
  }
  const nearest = new Map<string, Set<string>>();
  const direct = new Map<string, Set<string>>();
  const hidden = new Map<string, Set<number>>();
  const numberOf = new Map<string, number>();
  const order = [...ids].sort(([a], [b]) => a - b);
  for (const [number, id] of order) {
    numberOf.set(id, number);
    const seized = new Set<string>();
    const unseized = new Set<number>();
    const open = [...parentsOf[number]!];
    direct.set(id, new Set(open.flatMap((parent) => ids.get(parent) ?? [])));
    while (open.length > 0) {
      const parent = open.pop()!;
      const known = ids.get(parent);
      if (known !== undefined) seized.add(known);
      else if (!unseized.has(parent)) {
        unseized.add(parent);
        open.push(...parentsOf[parent]!);
      }
    }
    nearest.set(id, seized);
    hidden.set(id, unseized);
  }
  return {
    nearest,
    direct,
    order: order.map(([, id]) => id),
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

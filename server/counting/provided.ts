// What was provided to whom, added up over recipients, and not counted again where it was got as well (Art. 11).

/** A hand-over: to whom, of which information (where the list that was handed over was found), how many by the document. */
export interface Handed {
  from: string;
  to: string;
  transfer: string;
  list?: string;
  /** Information that counts in what was handed over; absent where no list of it was found. */
  keys?: ReadonlySet<number>;
  documented?: number;
}

export interface Provided {
  from: string;
  to: string;
  records: number;
  transfers: string[];
  lists: string[];
  documented: number | null;
  unknown: number;
}

export interface Accumulated {
  provided: Provided[];
  held: number;
  /** What is held and not known to have been provided to anybody. */
  heldNotProvided: number;
  total: number;
}

/** Hand-overs by giver and taker, each piece of information once per taker. */
function byRecipient(handed: readonly Handed[]): { provided: Provided[]; withoutList: number } {
  const groups = new Map<string, Handed[]>();
  for (const one of handed) {
    const key = JSON.stringify([one.from, one.to]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  let withoutList = 0;
  const provided = [...groups.values()].map((group): Provided => {
    const keys = new Set<number>();
    let beyond = 0;
    let documented: number | null = null;
    let unknown = 0;
    for (const { keys: own, documented: said } of group) {
      if (said !== undefined) documented = (documented ?? 0) + said;
      if (own !== undefined) for (const key of own) keys.add(key);
      else if (said !== undefined) beyond += said;
      else unknown += 1;
    }
    withoutList += beyond;
    return {
      from: group[0]!.from,
      to: group[0]!.to,
      records: keys.size + beyond,
      transfers: group.map(({ transfer }) => transfer),
      lists: [...new Set(group.flatMap(({ list }) => list ?? []))],
      documented,
      unknown,
    };
  });
  return { provided, withoutList };
}

/**
 * How many records somebody got and provided: to different recipients added up, and what was got and then provided counted
 * once. Of what was provided and not found it is taken, in favour of whoever it is about, that it came from what is held.
 */
export function accumulate(held: ReadonlySet<number>, handed: readonly Handed[]): Accumulated {
  const { provided, withoutList } = byRecipient(handed);
  const known = new Set<number>();
  for (const { keys } of handed) if (keys !== undefined) for (const key of keys) known.add(key);
  let rest = 0;
  for (const key of held) if (!known.has(key)) rest += 1;
  const heldNotProvided = Math.max(0, rest - withoutList);
  const sum = provided.reduce((total, { records }) => total + records, 0);
  return { provided, held: held.size, heldNotProvided, total: sum + heldNotProvided };
}

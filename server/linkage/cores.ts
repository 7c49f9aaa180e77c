// Cores: profiles that are one person's beyond doubt, joined before anything is weighed.
import { GrowingNumbers } from './growing.ts';
import { combine, wide } from './hash.ts';
import { disjointSets } from './union-find.ts';
import type { Profiles } from './profiles.ts';
import type { Says } from './sayings.ts';

/** Groups of profiles: those of core c are `members[start[c]]` up to `members[start[c + 1]]`, in an order of their contents. */
export interface Cores {
  count: number;
  of: Int32Array;
  start: Int32Array;
  members: Int32Array;
  /** Of the contents, for ties. */
  hash: Float64Array;
}

/**
 * Joins profiles with the same proved ID number and either the name or a phone, and those with the same name, phone and home
 * where no two ID numbers stand against it.
 * @param alone profiles about which an investigator decided; they stay by themselves
 */
export function coresOf(
  profiles: Profiles,
  says: (profile: number) => Says,
  alone: ReadonlySet<number>,
): Cores {
  const sets = disjointSets(profiles.count);
  const byId = new Map<number, number>();
  const byHome = new Map<number, number[]>();
  const idOf = new Map<number, number>();
  const join = (key: number, profile: number): void => {
    const other = byId.get(key);
    if (other === undefined) byId.set(key, profile);
    else sets.union(other, profile);
  };
  const homes = new GrowingNumbers();
  for (let profile = 0; profile < profiles.count; profile += 1) {
    if (alone.has(profile)) continue;
    const { id, name, phones, phone, home } = says(profile);
    if (id !== 0) {
      if (name !== 0) join(wide(id, name), profile);
      for (let at = 0; at < phones; at += 1) join(wide(id, phone[at]!), profile);
    }
    if (name === 0 || home === 0) continue;
    for (let at = 0; at < phones; at += 1) homes.push(wide(combine(name, phone[at]!), combine(home, name)));
  }
  // Only keys of several profiles are kept: most are one profile's.
  const repeated = homes.repeated();
  for (let profile = 0; profile < profiles.count; profile += 1) {
    const { id, name, phones, phone, home } = says(profile);
    if (id !== 0) idOf.set(sets.find(profile), id);
    if (alone.has(profile) || name === 0 || home === 0) continue;
    for (let at = 0; at < phones; at += 1) {
      const key = wide(combine(name, phone[at]!), combine(home, name));
      if (!repeated.has(key)) continue;
      const group = byHome.get(key);
      if (group === undefined) byHome.set(key, [profile]);
      else group.push(profile);
    }
  }
  for (const [, group] of [...byHome].filter(([, { length }]) => length > 1).sort(([a], [b]) => a - b)) {
    const ids = new Set(group.flatMap((profile) => idOf.get(sets.find(profile)) ?? []));
    if (ids.size > 1) continue;
    let root = sets.find(group[0]!);
    for (const profile of group) root = sets.union(root, profile);
    for (const id of ids) idOf.set(root, id);
  }
  return gather(profiles, sets);
}

/** Numbers the sets and lists their members in the order of their hashes. */
function gather(profiles: Profiles, sets: ReturnType<typeof disjointSets>): Cores {
  const of = new Int32Array(profiles.count);
  const numbers = new Int32Array(profiles.count).fill(-1);
  let count = 0;
  for (let profile = 0; profile < profiles.count; profile += 1) {
    const root = sets.find(profile);
    if (numbers[root] === -1) numbers[root] = count++;
    of[profile] = numbers[root]!;
  }
  const start = new Int32Array(count + 1);
  for (const core of of) start[core + 1]! += 1;
  for (let core = 0; core < count; core += 1) start[core + 1]! += start[core]!;
  const members = new Int32Array(profiles.count);
  const next = start.slice();
  for (let profile = 0; profile < profiles.count; profile += 1) members[next[of[profile]!]!++] = profile;
  const hash = new Float64Array(count);
  for (let core = 0; core < count; core += 1) {
    const own = members.subarray(start[core]!, start[core + 1]!);
    if (own.length > 1) own.sort((a, b) => profiles.hash[a]! - profiles.hash[b]!);
    hash[core] = profiles.hash[own[0]!]!;
  }
  return { count, of, start, members, hash };
}

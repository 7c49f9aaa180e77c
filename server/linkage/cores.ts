// Cores: profiles that are one person's beyond doubt, joined before anything is weighed.
import { hashKey, type sayings } from './blocking.ts';
import { disjointSets } from './union-find.ts';
import type { Profiles } from './profiles.ts';

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
  says: ReturnType<typeof sayings>,
  alone: ReadonlySet<number>,
): Cores {
  const sets = disjointSets(profiles.count);
  const byId = new Map<number, number>();
  const byHome = new Map<number, number[]>();
  const idOf = new Map<number, string>();
  const join = (key: number, profile: number): void => {
    const other = byId.get(key);
    if (other === undefined) byId.set(key, profile);
    else sets.union(other, profile);
  };
  // 64 bits of hash in two keys: equal keys are equal contents.
  const key = (kind: number, texts: readonly string[]): number =>
    (hashKey(kind, texts) & 0x1fffff) * 0x1_0000_0000 + hashKey(kind + 50, texts);
  for (let profile = 0; profile < profiles.count; profile += 1) {
    if (alone.has(profile)) continue;
    const { id, proved, name, phones, complex, building, room } = says(profile);
    if (proved) {
      if (name !== undefined) join(key(1, [id, name.written]), profile);
      for (const phone of phones) join(key(2, [id, phone]), profile);
    }
    if (name === undefined || complex === '' || building === '' || room === '') continue;
    for (const phone of phones) {
      const home = key(3, [name.written, phone, complex, building, room]);
      const group = byHome.get(home);
      if (group === undefined) byHome.set(home, [profile]);
      else group.push(profile);
    }
  }
  for (let profile = 0; profile < profiles.count; profile += 1) {
    const { id, proved } = says(profile);
    if (proved) idOf.set(sets.find(profile), id);
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

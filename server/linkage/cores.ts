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
 * Runs of profiles with one key. The key orders them by 32 bits of hash; what tells two keys of one hash apart is asked of
 * `same`.
 */
class Runs {
  readonly #items = new GrowingNumbers();
  readonly #scale: number;
  readonly #keep: number;

  constructor(profiles: number) {
    const bits = Math.max(1, Math.ceil(Math.log2(profiles + 1)));
    this.#scale = 2 ** bits;
    this.#keep = 2 ** Math.min(32, 53 - bits);
  }

  add(hash: number, profile: number): void {
    this.#items.push((hash % this.#keep) * this.#scale + profile);
  }

  /** Hands every run of two profiles and more to `use`, in the order of their hashes. */
  each(use: (profiles: number[]) => void): void {
    const sorted = this.#items.distinct();
    for (let from = 0; from < sorted.length;) {
      const base = Math.floor(sorted[from]! / this.#scale) * this.#scale;
      let to = from + 1;
      while (to < sorted.length && sorted[to]! < base + this.#scale) to += 1;
      if (to - from > 1) use(Array.from(sorted.subarray(from, to), (item) => item - base));
      from = to;
    }
  }
}

/** Splits a run into groups that agree in a text as well: equal hashes of two texts each are equal texts. */
function* agreeing(profiles: readonly number[], of: (profile: number) => number): Iterable<number[]> {
  const groups = new Map<number, number[]>();
  for (const profile of profiles) {
    const key = of(profile);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [profile]);
    else group.push(profile);
  }
  for (const group of groups.values()) if (group.length > 1) yield group;
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
  const [byId, byHome] = [new Runs(profiles.count), new Runs(profiles.count)];
  const ids = new Float64Array(profiles.count);
  for (let profile = 0; profile < profiles.count; profile += 1) {
    const { id, name, phones, phone, home } = says(profile);
    ids[profile] = id;
    if (alone.has(profile)) continue;
    if (id !== 0) {
      if (name !== 0) byId.add(combine(id, name), profile);
      for (let at = 0; at < phones; at += 1) byId.add(combine(id, phone[at]!), profile);
    }
    if (name === 0 || home === 0) continue;
    for (let at = 0; at < phones; at += 1) byHome.add(combine(combine(name, phone[at]!), home), profile);
  }
  byId.each((run) => {
    for (const group of agreeing(run, (profile) => ids[profile]!)) {
      for (const profile of group) sets.union(group[0]!, profile);
    }
  });
  const idOf = new Float64Array(profiles.count);
  for (let profile = 0; profile < profiles.count; profile += 1) {
    if (ids[profile] !== 0) idOf[sets.find(profile)] = ids[profile]!;
  }
  const nameAndHome = (profile: number): number => {
    const { name, home } = says(profile);
    return wide(name, home);
  };
  byHome.each((run) => {
    for (const group of agreeing(run, nameAndHome)) {
      const known = new Set(group.map((profile) => idOf[sets.find(profile)]!).filter((id) => id !== 0));
      if (known.size > 1) continue;
      let root = sets.find(group[0]!);
      for (const profile of group) root = sets.union(root, profile);
      for (const id of known) idOf[root] = id;
    }
  });
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

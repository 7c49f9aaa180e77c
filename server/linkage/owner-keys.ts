// The blocking keys of each person, to be kept: a new list finds by them whom its rows may be about, without reading all others.
import { BLOCKING_KEYS } from './blocking.ts';
import type { Says } from './sayings.ts';

/** Keys by owner: those of owner o are `keys[start[o]]` up to `keys[start[o + 1]]`, ascending, each a whole number below 2³⁷. */
export interface OwnerKeys {
  start: Int32Array;
  keys: Float64Array;
}

/** Hands every blocking key of a profile, with its kind in it, to `emit`. */
export function eachKey(says: Says, emit: (key: number) => void): void {
  for (let kind = 0; kind < BLOCKING_KEYS.length; kind += 1) {
    BLOCKING_KEYS[kind]!.keys(says, (hash) => emit(kind * 0x1_0000_0000 + hash));
  }
}

/** The keys of owners. @param profilesOf distinct profiles of each owner */
export function keysOfOwners(
  owners: number,
  profilesOf: (owner: number) => Iterable<number>,
  says: (profile: number) => Says,
): OwnerKeys {
  const start = new Int32Array(owners + 1);
  const keys: Float64Array[] = [];
  let length = 0;
  for (let owner = 0; owner < owners; owner += 1) {
    const own = new Set<number>();
    for (const profile of profilesOf(owner)) eachKey(says(profile), (key) => own.add(key));
    const sorted = Float64Array.from(own).sort();
    keys.push(sorted);
    length += sorted.length;
    start[owner + 1] = length;
  }
  const all = new Float64Array(length);
  for (const [owner, own] of keys.entries()) all.set(own, start[owner]!);
  return { start, keys: all };
}

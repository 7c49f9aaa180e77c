// The blocking keys of each person, to be kept: a new list finds by them whom its rows may be about, without reading all others.
import { BLOCKING_KEYS } from './blocking.ts';
import { GrowingNumbers } from './growing.ts';
import type { Says } from './sayings.ts';

/** Keys by owner: those of owner o are `keys[start[o]]` up to `keys[start[o + 1]]`, ascending, each a whole number below 2³⁷. */
export interface OwnerKeys {
  start: Int32Array;
  keys: Float64Array;
}

/** Hands every blocking key of a profile, with its kind in it, to `use`. */
export function eachKey(says: Says, use: (key: number) => void): void {
  let base = 0;
  const emit = (hash: number): void => use(base + hash);
  for (let kind = 0; kind < BLOCKING_KEYS.length; kind += 1) {
    base = kind * 0x1_0000_0000;
    BLOCKING_KEYS[kind]!.keys(says, emit);
  }
}

/** The keys of owners. @param profilesOf profiles of each owner, some of them perhaps more than once */
export function keysOfOwners(
  owners: number,
  profiles: number,
  profilesOf: (owner: number, use: (profile: number) => void) => void,
  says: (profile: number) => Says,
): OwnerKeys {
  const start = new Int32Array(owners + 1);
  const all = new GrowingNumbers();
  const seen = new Uint8Array(profiles);
  let own: number[] = [];
  const emit = (key: number): void => {
    if (!own.includes(key)) own.push(key);
  };
  const use = (profile: number): void => {
    if (seen[profile] === 1) return;
    seen[profile] = 1;
    eachKey(says(profile), emit);
  };
  for (let owner = 0; owner < owners; owner += 1) {
    own = [];
    profilesOf(owner, use);
    own.sort((a, b) => a - b);
    for (const key of own) all.push(key);
    start[owner + 1] = all.length;
  }
  return { start, keys: all.done() };
}

// The keys of each person, to be kept: a new list finds by them whom its rows may be about, without reading all others.
import { BLOCKING_KEYS } from './blocking.ts';
import { GrowingNumbers } from './growing.ts';
import { hashText } from './hash.ts';
import type { Says } from './sayings.ts';

/** Kinds of keys have 32 bits each: a key is its kind times this, and a hash. */
export const KIND = 0x1_0000_0000;

/** Of an ID number that does not prove itself: no two records are compared for it, but who gives it must be counted. */
const WRITTEN_ID = BLOCKING_KEYS.length;
/** Of all that a record says: who says the same is found by it. */
const PROFILE = WRITTEN_ID + 1;
/** Of a person for whom the same stands as for another one, before they are set apart. */
const TWIN = PROFILE + 1;

/** Owners by whom a key is shared from which on only namesakes are compared for it, and so many are not. */
export const MOST_OWNERS = 60;

/** Keys by owner: those of owner o are `keys[start[o]]` up to `keys[start[o + 1]]`, ascending, each a whole number below 2³⁷. */
export interface OwnerKeys {
  start: Int32Array;
  keys: Float64Array;
}

/** Hands every key of a profile, with its kind in it, to `use`: all by which it is compared, and that of what its ID number is written as. */
export function eachKey(says: Says, use: (key: number) => void): void {
  let base = 0;
  const emit = (hash: number): void => use(base + hash);
  for (let kind = 0; kind < BLOCKING_KEYS.length; kind += 1) {
    base = kind * KIND;
    BLOCKING_KEYS[kind]!.keys(says, emit);
  }
  if (says.writtenId !== 0) use(WRITTEN_ID * KIND + says.writtenId);
}

/** The key of a profile itself. @param hash of its contents */
export const profileKey = (hash: number): number => PROFILE * KIND + (hash % KIND);

/** The key of those for whom one best key stands alike. */
export const twinKey = (canonical: string): number => TWIN * KIND + hashText(canonical, 7);

export const isTwinKey = (key: number): boolean => key >= TWIN * KIND;

interface Owned {
  owners: number;
  profiles: number;
  /** Profiles of each owner, some of them perhaps more than once. */
  profilesOf: (owner: number, use: (profile: number) => void) => void;
  says: (profile: number) => Says;
  /** Key of a profile itself; undefined where an investigator set it apart. */
  own: (profile: number) => number | undefined;
  /** Key that an owner shares with its twins; undefined where there are none. */
  twin: (owner: number) => number | undefined;
}

/** The keys of owners. */
export function keysOfOwners({ owners, profiles, profilesOf, says, own, twin }: Owned): OwnerKeys {
  const start = new Int32Array(owners + 1);
  const all = new GrowingNumbers();
  // By owner, for records that tell too little may be one profile and several people.
  const seen = new Int32Array(profiles).fill(-1);
  let keys: number[] = [];
  let owner = 0;
  const emit = (key: number | undefined): void => {
    if (key !== undefined && !keys.includes(key)) keys.push(key);
  };
  const use = (profile: number): void => {
    if (seen[profile] === owner) return;
    seen[profile] = owner;
    eachKey(says(profile), emit);
    emit(own(profile));
  };
  for (; owner < owners; owner += 1) {
    keys = [];
    profilesOf(owner, use);
    emit(twin(owner));
    keys.sort((a, b) => a - b);
    for (const key of keys) all.push(key);
    start[owner + 1] = all.length;
  }
  return { start, keys: all.done() };
}

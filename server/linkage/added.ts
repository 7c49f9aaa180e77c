// New lists in a case that is linked: only the people whom their rows may be about are linked again, with the same outcome as all at once.
import { featuresOf } from './features.ts';
import type { LinkRecord } from './link.ts';
import type { LinkOptions } from './link-table.ts';
import { eachKey, profileKey } from './owner-keys.ts';
import { profilesOf, type Profiles } from './profiles.ts';
import { keysOfChanged, relinked } from './relinked.ts';
import { sayings } from './sayings.ts';
import { mistaken, settledPeople } from './settled.ts';
import { tableOf, type AddedPerson, type OwnedRecord, type Standing } from './standing.ts';
import type { LinkTable } from './table.ts';

export interface AddedLinkage {
  /** Owners that no longer stand as they were: `people` take their place. */
  replaced: number[];
  people: AddedPerson[];
}

/** What is looked for on behalf of the new rows. */
interface Wanted {
  profiles: Profiles;
  /** Blocking keys of each profile. */
  keys: Float64Array[];
  /** The key of each profile itself. */
  own: Float64Array;
  all: Float64Array;
}

function wantedBy(table: LinkTable, { pinyin }: LinkOptions, common: ReadonlySet<number>): Wanted {
  const profiles = profilesOf(table, new Map());
  const known = { known: common, found: new Set<number>() };
  const says = sayings(featuresOf(table, profiles, { pinyin }, known), pinyin);
  const keys: Float64Array[] = [];
  const all = new Set<number>();
  for (let profile = 0; profile < profiles.count; profile += 1) {
    const own: number[] = [];
    eachKey(says(profile), (key) => own.push(key));
    for (const key of own) all.add(key);
    keys.push(Float64Array.from(own));
  }
  const own = profiles.hash.map(profileKey);
  for (const key of own) all.add(key);
  return { profiles, keys, own, all: Float64Array.from(all).sort() };
}

/** Rounds after which the case is linked as a whole: each reads the neighbours of those who changed in the one before. */
const MOST_ROUNDS = 6;

/**
 * Links new records to a case at the cost of the records that share a blocking key with them. What has no key in common with
 * them is not read: it could not be joined to them. Where a row says exactly what a person's rows said, that person is not even
 * compared with others again: nothing was learned.
 *
 * @param also owners who are compared in any case: what would stand for one of them stands for a person who came out before
 * @returns undefined where the case is to be linked as a whole, for a value came to be common
 */
export function linkAdded(
  added: readonly LinkRecord[],
  standing: Standing,
  options: LinkOptions = {},
  also: readonly number[] = [],
): AddedLinkage | undefined {
  const { profiles, keys, own, all } = wantedBy(tableOf(added), options, standing.common);
  const ownersOf = standing.ownersOf(all);
  const compared = new Set<number>(also);
  /** The owner of whom a profile says nothing new; −1 where it does. */
  const settled = new Int32Array(profiles.count).fill(-1);
  const unsettled = (profile: number): void => {
    for (const key of keys[profile]!) for (const owner of ownersOf.get(key) ?? []) compared.add(owner);
  };
  for (let profile = 0; profile < profiles.count; profile += 1) {
    const [known, ...others] = ownersOf.get(own[profile]!) ?? [];
    const isSettled =
      known !== undefined &&
      others.length === 0 &&
      !standing.isLarge(own[profile]!) &&
      standing.recordsOf(known) > 1;
    if (isSettled) settled[profile] = known;
    else unsettled(profile);
  }
  const read = new Map<number, OwnedRecord[]>();
  const load = (owners: Iterable<number>): void => {
    const unread = [...new Set(owners)]
      .filter((owner) => owner !== -1 && !read.has(owner))
      .sort((x, y) => x - y);
    for (const owner of unread) read.set(owner, []);
    for (const record of standing.read(unread)) read.get(record.owner)!.push(record);
  };
  load(settled);
  for (const profile of mistaken(added, profiles, settled, read)) {
    settled[profile] = -1;
    unsettled(profile);
  }
  // Who is told apart from another one by the number of records is counted beside that one.
  for (const owner of [...settled, ...compared]) {
    const twins = owner === -1 ? [] : standing.twinsOf(owner);
    if (twins.length > 0) for (const one of [owner, ...twins]) compared.add(one);
  }
  const records = (isWanted: (owner: number) => boolean): OwnedRecord[] => [
    ...[...read].flatMap(([owner, own]) => (isWanted(owner) ? own : [])),
    ...added.flatMap((record, at) => {
      const owner = settled[profiles.of[at]!]!;
      return isWanted(owner) ? [{ ...record, owner }] : [];
    }),
  ];
  load(compared);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const toCompare = records((owner) => owner === -1 || compared.has(owner));
    const again = relinked(toCompare, standing, options);
    if (again === undefined) return undefined;
    // Who changed is compared with all who might be that person, or be taken for it as well.
    const near = new Set<number>();
    for (const owners of standing.ownersOf(keysOfChanged(toCompare, again)).values()) {
      for (const owner of owners) {
        if (!compared.has(owner)) for (const one of [owner, ...standing.twinsOf(owner)]) near.add(one);
      }
    }
    for (const owner of compared) near.delete(owner);
    if (near.size > 0) {
      load(near);
      for (const owner of near) compared.add(owner);
      continue;
    }
    const kept = new Set<number>([...settled].filter((owner) => owner !== -1 && !compared.has(owner)));
    const same = settledPeople(records((owner) => kept.has(owner)));
    const people = [...again.people, ...same];
    const names = new Set(people.map(({ owner }) => owner.canonical));
    return names.size < people.length
      ? undefined
      : { replaced: [...compared, ...kept].sort((a, b) => a - b), people };
  }
  return undefined;
}

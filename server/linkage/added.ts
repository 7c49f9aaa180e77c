// New lists in a case that is linked: only the people whom their rows may be about are linked again, with the same outcome as all at once.
import { describeOwner, type LinkedOwner } from './describe.ts';
import { featuresOf } from './features.ts';
import type { LinkRecord } from './link.ts';
import { homesOfRecords, linkTable, type LinkOptions } from './link-table.ts';
import { eachKey, profileKey } from './owner-keys.ts';
import { profilesOf } from './profiles.ts';
import { sayings } from './sayings.ts';
import { LinkTableBuilder, type LinkTable } from './table.ts';

/** A record of the case, with the number of its owner. */
export interface OwnedRecord extends LinkRecord {
  owner: number;
}

/** What stands of the case, as the caller keeps it. */
export interface Standing {
  /** Owners of whom any record has a key, by key; keys that more than `MOST_OWNERS` have are left out. @param keys ascending */
  ownersOf(keys: Float64Array): ReadonlyMap<number, readonly number[]>;
  /** Whether more owners than that have a key. */
  isLarge(key: number): boolean;
  /** How many records are an owner's. */
  recordsOf(owner: number): number;
  /** Other owners for whom the same best key stands. */
  twinsOf(owner: number): readonly number[];
  /** All records of some owners. */
  read(owners: readonly number[]): Iterable<OwnedRecord>;
  /** Values that are common in the case, as `TableLinkage.common` gave them. */
  common: ReadonlySet<number>;
}

/** A person as it stands now. */
export interface AddedPerson {
  owner: LinkedOwner;
  rows: { list: string; row: number; home: number }[];
  /** By which it is found; where not said, those of the owner that it is, which nothing was learned of. */
  keys?: Float64Array;
  /** The owner whose records it has and no other's. */
  same?: number;
}

export interface AddedLinkage {
  /** Owners that no longer stand as they were: `people` take their place. */
  replaced: number[];
  people: AddedPerson[];
}

const tableOf = (records: Iterable<LinkRecord>): LinkTable => {
  const builder = new LinkTableBuilder();
  for (const { list, row, record } of records) builder.add(list, row, record);
  return builder.done();
};

/** What is looked for on behalf of the new rows. */
interface Wanted {
  profiles: ReturnType<typeof profilesOf>;
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

/** People of whom the new rows say nothing new: their clusters stay, what is said of them is counted again. */
function settledPeople(records: readonly OwnedRecord[]): AddedPerson[] {
  const all = records.toSorted((a, b) => a.owner - b.owner);
  const table = tableOf(all);
  const home = new Int32Array(all.length);
  const people: AddedPerson[] = [];
  for (let from = 0; from < all.length;) {
    let to = from + 1;
    while (to < all.length && all[to]!.owner === all[from]!.owner) to += 1;
    const own = Int32Array.from({ length: to - from }, (_, at) => from + at);
    homesOfRecords(table, own, home);
    people.push({
      owner: describeOwner(table, own, 1),
      rows: Array.from(own, (at) => ({ list: all[at]!.list, row: all[at]!.row, home: home[at]! })),
      same: all[from]!.owner,
    });
    from = to;
  }
  return people;
}

/** Profiles that share the hash of what their owner's rows say, and do not say it. */
function mistaken(
  added: readonly LinkRecord[],
  { of }: Wanted['profiles'],
  settled: Int32Array,
  read: ReadonlyMap<number, readonly OwnedRecord[]>,
): Set<number> {
  const stood = [...read.values()].flat();
  const again = profilesOf(tableOf([...stood, ...added]), new Map()).of;
  const said = new Map<number, Set<number>>();
  for (const [at, { owner }] of stood.entries()) {
    const owners = said.get(again[at]!) ?? new Set();
    said.set(again[at]!, owners.add(owner));
  }
  const wrong = new Set<number>();
  for (const [at, profile] of of.entries()) {
    const owner = settled[profile]!;
    if (owner !== -1 && said.get(again[stood.length + at]!)?.has(owner) !== true) wrong.add(profile);
  }
  return wrong;
}

/** People as they come out of linking some records among themselves. */
interface Relinked {
  people: AddedPerson[];
  /** Owner of each record among `people`. */
  of: Int32Array;
}

/** Links records among themselves; undefined where they make a value common that was not. */
function relinked(
  records: readonly OwnedRecord[],
  standing: Standing,
  options: LinkOptions,
): Relinked | undefined {
  const table = tableOf(records);
  const { common } = standing;
  const linkage = linkTable(table, {
    ...options,
    case: { common, isLarge: (key) => standing.isLarge(key) },
  });
  for (const value of linkage.common) if (!common.has(value)) return undefined;
  const { start, keys } = linkage.keys();
  const people = linkage.owners.map((owner, at): AddedPerson => ({
    owner,
    rows: [],
    keys: keys.subarray(start[at], start[at + 1]),
  }));
  for (const [at, { list, row }] of records.entries()) {
    people[linkage.owner[at]!]!.rows.push({ list, row, home: linkage.home[at]! });
  }
  return { people, of: linkage.owner };
}

/** The keys of people who are not who they were: they hold rows that say something new, or those of two owners, or of one in part. */
function keysOfChanged(records: readonly OwnedRecord[], { people, of }: Relinked): Float64Array {
  const NONE = -2;
  const ownerOf = new Int32Array(people.length).fill(NONE);
  const changed = new Uint8Array(people.length);
  const personOf = new Map<number, number>();
  for (const [at, { owner }] of records.entries()) {
    const person = of[at]!;
    if (ownerOf[person] === NONE) ownerOf[person] = owner;
    if (owner === -1 || ownerOf[person] !== owner) changed[person] = 1;
    const other = personOf.get(owner) ?? person;
    personOf.set(owner, other);
    if (owner !== -1 && other !== person) changed[person] = changed[other] = 1;
  }
  const keys = new Set<number>();
  for (const [at, person] of people.entries())
    if (changed[at] === 1) for (const key of person.keys!) keys.add(key);
  return Float64Array.from(keys).sort();
}

/** Rounds after which the case is linked as a whole: each reads the neighbours of those who changed in the one before. */
const MOST_ROUNDS = 6;

/**
 * Links new records to a case at the cost of the records that share a blocking key with them. What has no key in common with
 * them is not read: it could not be joined to them. Where a row says exactly what a person's rows said, that person is not even
 * compared with others again: nothing was learned.
 *
 * @returns undefined where the case is to be linked as a whole, for a value came to be common
 */
export function linkAdded(
  added: readonly LinkRecord[],
  standing: Standing,
  options: LinkOptions = {},
): AddedLinkage | undefined {
  const { profiles, keys, own, all } = wantedBy(tableOf(added), options, standing.common);
  const ownersOf = standing.ownersOf(all);
  const compared = new Set<number>();
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

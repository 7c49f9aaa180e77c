// Links the records of a table: whose each is, and which of that person's homes it is about. Pure, and the same in any order of the records.
import { agglomerate, JOIN_FROM } from './agglomerate.ts';
import { candidatePairs } from './candidates.ts';
import { constrain } from './constraints.ts';
import { coresOf } from './cores.ts';
import type { LinkDecision } from './decision.ts';
import { describeOwner, firstRowKey, type LinkedOwner } from './describe.ts';
import { featuresOf } from './features.ts';
import { homesOf, type Dwelling } from './homes.ts';
import type { Pinyin } from './names/parse-name.ts';
import { keysOfOwners, profileKey, twinKey, type OwnerKeys } from './owner-keys.ts';
import { probabilityOf } from './probability.ts';
import { namedRecords, profilesOf } from './profiles.ts';
import { sayings } from './sayings.ts';
import { Scorer } from './score.ts';
import type { LinkTable } from './table.ts';
import { disjointSets } from './union-find.ts';

/** Owners in the order of their canonical keys; of each record of the table, in its order, whose it is and which home. */
export interface TableLinkage {
  owners: LinkedOwner[];
  /** Index into `owners`. */
  owner: Int32Array;
  /** Index of the home among the owner's, from 0. */
  home: Int32Array;
  /** By which the owners are found when a list is added; computed when asked for. */
  keys(): OwnerKeys;
  /** Values that too many people give to be anyone's. */
  common: ReadonlySet<number>;
}

export interface LinkOptions {
  /** In the order in which they were made. */
  decisions?: readonly LinkDecision[];
  /** Reading of a name; without it homophones are not known as such. */
  pinyin?: Pinyin;
  /** Where the table is a part of a case: values that are common in all of it, and keys that very many of its people share. */
  case?: { common: ReadonlySet<number>; isLarge: (key: number) => boolean };
  /** Log-odds from which records are joined; those of `JOIN_FROM` where not said. For asking how an answer would move. */
  joinFrom?: number;
  /** Told how much is done, from 0 to 1. */
  onProgress?: (share: number) => void;
}

const TELLS_TOO_LITTLE = -2;

/** Records of each cluster, in their order. */
function grouped(clusterOf: Int32Array, clusters: number): (cluster: number) => Int32Array {
  const start = new Int32Array(clusters + 1);
  for (const cluster of clusterOf) start[cluster + 1]! += 1;
  for (let cluster = 0; cluster < clusters; cluster += 1) start[cluster + 1]! += start[cluster]!;
  const next = start.slice();
  const records = new Int32Array(clusterOf.length);
  for (let record = 0; record < clusterOf.length; record += 1) records[next[clusterOf[record]!]!++] = record;
  return (cluster) => records.subarray(start[cluster], start[cluster + 1]);
}

/** Which home each of one person's records is about, written into `home`. */
export function homesOfRecords(table: LinkTable, records: Int32Array, home: Int32Array): void {
  if (records.length === 1) return;
  const { complex, building, unit, room, floorArea } = table.columns;
  const columns = [complex, building, unit, room, floorArea];
  const first = records[0]!;
  if (records.every((record) => columns.every(({ codes }) => codes[record] === codes[first]))) return;
  const groups = new Map<string, { records: number[]; lists: Set<number> }>();
  for (const record of records) {
    const key = columns.map(({ codes }) => codes[record]).join(' ');
    const group = groups.get(key) ?? { records: [], lists: new Set() };
    group.records.push(record);
    group.lists.add(table.list[record]!);
    groups.set(key, group);
  }
  const all = [...groups.values()];
  const dwellings = all.map(({ records: own, lists }): Dwelling => {
    const [c = '', b = '', u = '', r = '', a = ''] = columns.map(({ codes, values }) =>
      codes[own[0]!] === -1 ? '' : values[codes[own[0]!]!]!,
    );
    return { complex: c, building: b, unit: u, room: r, area: a, lists: lists.size, rows: own.length };
  });
  const homes = homesOf(dwellings);
  for (const [at, { records: own }] of all.entries()) for (const record of own) home[record] = homes[at]!;
}

/** Gives each owner a key that no other has: of several with one key the one with most records keeps it. Answers it of all of those. */
function setApart(table: LinkTable, people: Person[]): Map<Person, string> {
  const twins = new Map<Person, string>();
  const byKey = new Map<string, Person[]>();
  for (const person of people) {
    const same = byKey.get(person.owner.canonical);
    if (same === undefined) byKey.set(person.owner.canonical, [person]);
    else same.push(person);
  }
  for (const [key, same] of byKey) {
    if (same.length === 1) continue;
    for (const person of same) twins.set(person, key);
    const [, ...others] = same
      .map((person) => ({ person, row: firstRowKey(table, person.records) }))
      .sort((a, b) => b.person.records.length - a.person.records.length || (a.row < b.row ? -1 : 1));
    for (const { person, row } of others) person.owner.canonical += `|${row}`;
  }
  return twins;
}

/** A person and the records that are theirs. */
interface Person {
  owner: LinkedOwner;
  records: Int32Array;
}

/**
 * Links records: profiles, cores, candidates by blocking keys, log-odds over three propositions, clusters, homes
 * (Fellegi & Sunter 1969; the third proposition, two people of one household, is what keeps families apart).
 */
export function linkTable(table: LinkTable, options: LinkOptions = {}): TableLinkage {
  const { decisions = [], pinyin, onProgress, joinFrom = JOIN_FROM } = options;
  const named = namedRecords(table, decisions);
  const profiles = profilesOf(table, named);
  onProgress?.(0.1);
  const common = { known: options.case?.common ?? new Set<number>(), found: new Set<number>() };
  const features = featuresOf(table, profiles, { pinyin }, common);
  const says = sayings(features, pinyin);
  const alone = new Set([...named.values()].map((record) => profiles.of[record]!));
  const cores = coresOf(profiles, says, alone);
  onProgress?.(0.3);
  const pairs = candidatePairs(cores, says, options.case?.isLarge);
  onProgress?.(0.5);
  const sets = disjointSets(cores.count);
  const constraints = constrain(
    decisions,
    ({ list, row }) => {
      const record = named.get(`${list}\t${row}`);
      return record === undefined ? undefined : cores.of[profiles.of[record]!]!;
    },
    sets,
  );
  const scorer = new Scorer(features);
  const clusters = agglomerate(
    cores,
    pairs,
    scorer,
    sets,
    constraints,
    (share) => onProgress?.(0.5 + share * 0.4),
    joinFrom,
  );

  /** Whether several records that say just this are one person's: not where they give a common name and nothing else. */
  const isTelling = (profile: number, root: number): boolean =>
    profiles.records[profile] === 1 ||
    clusters.leastSure(root) < Infinity ||
    cores.start[cores.of[profile]! + 1]! - cores.start[cores.of[profile]!]! > 1 ||
    scorer.score([profile], [profile]).logOdds >= joinFrom;
  const number = new Int32Array(cores.count).fill(-1);
  const roots: number[] = [];
  const clusterOf = new Int32Array(table.count);
  for (let record = 0; record < table.count; record += 1) {
    const profile = profiles.of[record]!;
    const root = clusters.rootOf(cores.of[profile]!);
    if (number[root] === -1)
      number[root] = isTelling(profile, root) ? roots.push(root) - 1 : TELLS_TOO_LITTLE;
    clusterOf[record] = number[root] === TELLS_TOO_LITTLE ? roots.push(root) - 1 : number[root]!;
  }
  const recordsOf = grouped(clusterOf, roots.length);
  const people = roots.map((root, cluster) => {
    const records = recordsOf(cluster);
    return { records, owner: describeOwner(table, records, probabilityOf(clusters.leastSure(root))) };
  });
  const apart = setApart(table, people);
  people.sort((a, b) => (a.owner.canonical < b.owner.canonical ? -1 : 1));
  const owner = new Int32Array(table.count);
  const home = new Int32Array(table.count);
  for (const [index, { records }] of people.entries()) {
    for (const record of records) owner[record] = index;
    homesOfRecords(table, records, home);
  }
  const profilesOfPerson = (index: number, use: (profile: number) => void): void => {
    for (const record of people[index]!.records) use(profiles.of[record]!);
  };
  return {
    owners: people.map((person) => person.owner),
    owner,
    home,
    keys: () =>
      keysOfOwners({
        owners: people.length,
        profiles: profiles.count,
        profilesOf: profilesOfPerson,
        says,
        own: (profile) => (alone.has(profile) ? undefined : profileKey(profiles.hash[profile]!)),
        twin(owner) {
          const shared = apart.get(people[owner]!);
          return shared === undefined ? undefined : twinKey(shared);
        },
      }),
    common: common.found,
  };
}

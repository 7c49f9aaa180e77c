// Record linkage by exact keys: which records are one person's, and which of the person's homes each is about. Pure.
import type { NormalRecord } from '#contract/model/normal-record.ts';
import { addTo, joinBlocks, type Blocks } from './blocks.ts';
import { resolveHomes } from './homes.ts';
import { addressNameKey, idKey, phoneKeys, phoneNameKeys } from './keys.ts';
import { joinNameless } from './nameless.ts';
import { disjointSets } from './union-find.ts';

/** A record to link, named by its list and row. */
export interface LinkRecord {
  list: string;
  row: number;
  record: NormalRecord;
}

/** One person: the key that stands for it whatever the order of the records, and the keys it can be searched by. */
export interface LinkedOwner {
  canonical: string;
  /** The name and complex that most of the records give. */
  name?: string;
  complex?: string;
  /** `phone:19900…` and `id:5106…`, sorted. */
  keys: string[];
}

/** `owner` is an index into the owners, `home` an index among that owner's homes. */
export interface LinkedRow {
  list: string;
  row: number;
  owner: number;
  home: number;
}

export interface Linkage {
  owners: LinkedOwner[];
  rows: LinkedRow[];
}

const smallest = (values: readonly string[]): string | undefined =>
  values.reduce<string | undefined>(
    (least, one) => (least === undefined || one < least ? one : least),
    undefined,
  );

/** The value that occurs most; the smallest of those where several do. */
function commonest(values: readonly (string | undefined)[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  let [best, most] = [undefined as string | undefined, 0];
  for (const [value, count] of counts) {
    if (count > most || (count === most && value < best!)) [best, most] = [value, count];
  }
  return best;
}

const rowKey = ({ list, row }: LinkRecord): string => `row:${list}:${String(row).padStart(9, '0')}`;

/** The key that stands for a person: ID number, else phone and name, else address and name, else the first row. */
function canonicalKey(members: readonly LinkRecord[], idNumber: string | undefined): string {
  if (idNumber !== undefined) return idKey(idNumber);
  const records = members.map(({ record }) => record);
  return (
    smallest(records.flatMap(phoneNameKeys)) ??
    smallest(records.flatMap((record) => addressNameKey(record) ?? [])) ??
    smallest(records.flatMap(phoneKeys)) ??
    smallest(members.map(rowKey))!
  );
}

function describe(members: readonly LinkRecord[], idNumber: string | undefined): LinkedOwner {
  const name = commonest(members.map(({ record }) => record.name));
  const complex = commonest(members.map(({ record }) => record.complex));
  const phones = new Set(members.flatMap(({ record }) => record.phones));
  const keys = [...phones].map((phone) => `phone:${phone}`);
  if (idNumber !== undefined) keys.push(idKey(idNumber));
  return {
    canonical: canonicalKey(members, idNumber),
    ...(name === undefined ? {} : { name }),
    ...(complex === undefined ? {} : { complex }),
    keys: keys.sort(),
  };
}

/**
 * Links records by exact ID number, then phone with name, then full address with name; what has no name joins by its
 * phone where that phone is one person's. Two different ID numbers are never joined. Owners are in the order of their
 * canonical keys, rows in the order given; the same records in another order give the same owners.
 */
export function link(records: Iterable<LinkRecord>): Linkage {
  const all = [...records];
  const sets = disjointSets(all.length);
  const idOf = new Map<number, string>();
  const [byId, byPhone, byAddress]: [Map<string, number>, Blocks, Blocks] = [new Map(), new Map(), new Map()];
  for (const [index, { record }] of all.entries()) {
    if (record.idNumber !== undefined) {
      const first = byId.get(record.idNumber);
      if (first === undefined) byId.set(record.idNumber, index);
      else sets.union(first, index);
    }
    for (const key of phoneNameKeys(record)) addTo(byPhone, key, index);
    const address = addressNameKey(record);
    if (address !== undefined) addTo(byAddress, address, index);
  }
  for (const [id, index] of byId) idOf.set(sets.find(index), id);
  joinBlocks(byPhone, sets, idOf);
  joinBlocks(byAddress, sets, idOf);
  joinNameless(
    all.map(({ record }) => record),
    sets,
    idOf,
  );

  const clusters = new Map<number, number[]>();
  for (let index = 0; index < all.length; index += 1) {
    const root = sets.find(index);
    const cluster = clusters.get(root);
    if (cluster === undefined) clusters.set(root, [index]);
    else cluster.push(index);
  }
  const people = [...clusters]
    .map(([root, members]) => ({
      members,
      owner: describe(
        members.map((index) => all[index]!),
        idOf.get(root),
      ),
    }))
    .sort((a, b) => (a.owner.canonical < b.owner.canonical ? -1 : 1));

  const rows = all.map(({ list, row }): LinkedRow => ({ list, row, owner: -1, home: 0 }));
  for (const [owner, { members }] of people.entries()) {
    const homes = resolveHomes(members.map((index) => all[index]!.record));
    for (const [position, index] of members.entries()) {
      rows[index]!.owner = owner;
      rows[index]!.home = homes[position]!;
    }
  }
  return { owners: people.map(({ owner }) => owner), rows };
}

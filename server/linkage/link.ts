// Record linkage by exact keys: which records are one person's, and which of the person's homes each is about. Pure.
import type { NormalRecord } from '#contract/model/normal-record.ts';
import { addTo, joinByName, type Blocks, type Clusters } from './blocks.ts';
import { describeOwner, type LinkedOwner } from './describe.ts';
import { resolveHomes } from './homes.ts';
import { joinNameless } from './nameless.ts';
import { disjointSets } from './union-find.ts';

/** A record to link, named by its list and row. */
export interface LinkRecord {
  list: string;
  row: number;
  record: NormalRecord;
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

const rowKey = ({ list, row }: LinkRecord): string => `row:${list}:${String(row).padStart(9, '0')}`;

/** Joins the records of every ID number, and says which cluster bears which. */
function clustersById(records: readonly NormalRecord[]): Clusters {
  const sets = disjointSets(records.length);
  const byId = new Map<string, number>();
  for (const [index, { idNumber }] of records.entries()) {
    if (idNumber === undefined) continue;
    const first = byId.get(idNumber);
    if (first === undefined) byId.set(idNumber, index);
    else sets.union(first, index);
  }
  const idOf = new Map<number, string>();
  for (const [id, index] of byId) idOf.set(sets.find(index), id);
  return { sets, idOf };
}

/** Joins what has phone and name, then what has full address and name in common. */
function joinByExactKeys(records: readonly NormalRecord[], clusters: Clusters): void {
  const [byPhone, byAddress]: [Blocks, Blocks] = [new Map(), new Map()];
  for (const [index, { name, phones, address }] of records.entries()) {
    if (name === undefined) continue;
    for (const phone of phones) addTo(byPhone, phone, index);
    if (address !== undefined) addTo(byAddress, address, index);
  }
  joinByName(byPhone, records, clusters);
  joinByName(byAddress, records, clusters);
}

/** The members of every cluster, in the order of their records. */
function membersOf({ sets }: Clusters, count: number): Map<number, number[]> {
  const members = new Map<number, number[]>();
  for (let index = 0; index < count; index += 1) {
    const root = sets.find(index);
    const cluster = members.get(root);
    if (cluster === undefined) members.set(root, [index]);
    else cluster.push(index);
  }
  return members;
}

/**
 * Links records by exact ID number, then phone with name, then full address with name; what has no name joins by its
 * phone where that phone is one person's. Two different ID numbers are never joined. Owners are in the order of their
 * canonical keys, rows in the order given; the same records in another order give the same owners.
 */
export function link(records: Iterable<LinkRecord>): Linkage {
  const all = [...records];
  const normal = all.map(({ record }) => record);
  const clusters = clustersById(normal);
  joinByExactKeys(normal, clusters);
  joinNameless(normal, clusters);

  const people = Array.from(membersOf(clusters, all.length), ([root, members]) => {
    const own = members.map((index) => normal[index]!);
    const first = (): string => members.map((index) => rowKey(all[index]!)).sort()[0]!;
    return { members, homes: resolveHomes(own), owner: describeOwner(own, clusters.idOf.get(root), first) };
  }).sort((a, b) => (a.owner.canonical < b.owner.canonical ? -1 : 1));

  const rows = all.map(({ list, row }): LinkedRow => ({ list, row, owner: -1, home: 0 }));
  for (const [owner, { members, homes }] of people.entries()) {
    for (const [position, index] of members.entries()) {
      rows[index]!.owner = owner;
      rows[index]!.home = homes[position]!;
    }
  }
  return { owners: people.map(({ owner }) => owner), rows };
}

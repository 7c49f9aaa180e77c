// A part of a case linked anew, and who came out of it as somebody else.
import { linkTable, type LinkOptions } from './link-table.ts';
import { tableOf, type AddedPerson, type OwnedRecord, type Standing } from './standing.ts';

/** People as they come out of linking some records among themselves. */
export interface Relinked {
  people: AddedPerson[];
  /** Owner of each record among `people`. */
  of: Int32Array;
}

/** Links records among themselves; undefined where they make a value common that was not. */
export function relinked(
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
export function keysOfChanged(records: readonly OwnedRecord[], { people, of }: Relinked): Float64Array {
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

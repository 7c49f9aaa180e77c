// A case that is linked, as lists are added to it: what is asked of it, and the people who take the place of those who stood.
import type { LinkedOwner } from './describe.ts';
import type { LinkRecord } from './link.ts';
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

export const tableOf = (records: Iterable<LinkRecord>): LinkTable => {
  const builder = new LinkTableBuilder();
  for (const { list, row, record } of records) builder.add(list, row, record);
  return builder.done();
};

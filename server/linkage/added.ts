// A new list in a case that is linked: only the people whom its rows may be about are linked again, with the same outcome as all at once.
import { featuresOf } from './features.ts';
import { linkTable, type LinkOptions, type TableLinkage } from './link-table.ts';
import { eachKey } from './owner-keys.ts';
import { profilesOf } from './profiles.ts';
import { sayings } from './sayings.ts';
import { LinkTableBuilder, type LinkTable } from './table.ts';
import type { LinkRecord } from './link.ts';

/** What stands of the case, as the caller keeps it. */
export interface StandingLinkage<Owner> {
  /** Owners of whom any record has one of the keys, each once, in any order. @param keys distinct, ascending */
  ownersWith(keys: Float64Array): Iterable<Owner>;
  /** All records of some owners. */
  recordsOf(owners: readonly Owner[]): Iterable<LinkRecord>;
}

export interface AddedLinkage<Owner> {
  /** Owners that no longer stand as they were: those of `linkage` take their place. */
  replaced: Owner[];
  /** The records of the replaced owners and the new ones, in the order of `linkage`. */
  table: LinkTable;
  linkage: TableLinkage;
}

/** Every blocking key that any record of a table has, ascending. */
export function keysOf(table: LinkTable, { pinyin }: Pick<LinkOptions, 'pinyin'>): Float64Array {
  const profiles = profilesOf(table, new Map());
  const says = sayings(featuresOf(table, profiles, { pinyin }), pinyin);
  const keys = new Set<number>();
  for (let profile = 0; profile < profiles.count; profile += 1)
    eachKey(says(profile), (key) => keys.add(key));
  return Float64Array.from(keys).sort();
}

/**
 * Links new records to a case at the cost of the records that share a blocking key with them. What has no key in common with
 * them is not read: it could not be joined to them.
 */
export function linkAdded<Owner>(
  added: readonly LinkRecord[],
  standing: StandingLinkage<Owner>,
  options: LinkOptions = {},
): AddedLinkage<Owner> {
  const own = new LinkTableBuilder();
  for (const { list, row, record } of added) own.add(list, row, record);
  const replaced = [...standing.ownersWith(keysOf(own.done(), options))];
  const builder = new LinkTableBuilder();
  for (const { list, row, record } of standing.recordsOf(replaced)) builder.add(list, row, record);
  for (const { list, row, record } of added) builder.add(list, row, record);
  const table = builder.done();
  return { replaced, table, linkage: linkTable(table, options) };
}

// Added rows that say exactly what is known of one person: they are that person's, and nobody need be compared.
import { describeOwner } from './describe.ts';
import type { LinkRecord } from './link.ts';
import { homesOfRecords } from './link-table.ts';
import { profilesOf, type Profiles } from './profiles.ts';
import { tableOf, type AddedPerson, type OwnedRecord } from './standing.ts';

/** People of whom the new rows say nothing new: their clusters stay, what is said of them is counted again. */
export function settledPeople(records: readonly OwnedRecord[]): AddedPerson[] {
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
export function mistaken(
  added: readonly LinkRecord[],
  { of }: Profiles,
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

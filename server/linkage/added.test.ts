// A list that is added: the same people as when all lists are linked at once, and only those read who may be in it.
import { describe, expect, it } from 'vitest';
import { asLinkTable } from '../../scripts/generate/people/as-table.ts';
import { generatePeople } from '../../scripts/generate/people/people.ts';
import { linkAdded, type StandingLinkage } from './added.ts';
import type { LinkRecord } from './link.ts';
import { linkTable, type TableLinkage } from './link-table.ts';
import { LinkTableBuilder, recordAt, type LinkTable } from './table.ts';

const recordsOf = (table: LinkTable): LinkRecord[] =>
  Array.from({ length: table.count }, (_, index) => ({
    list: table.lists[table.list[index]!]!,
    row: table.row[index]!,
    record: recordAt(table, index),
  }));

const tableOf = (records: readonly LinkRecord[]): LinkTable => {
  const builder = new LinkTableBuilder();
  for (const { list, row, record } of records) builder.add(list, row, record);
  return builder.done();
};

function add<T>(map: Map<number, T[]>, key: number, value: T): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

/** What stands, kept in maps. */
function standingOf(
  records: readonly LinkRecord[],
  { owner, keys: keysOf }: TableLinkage,
): StandingLinkage<number> & { read: number } {
  const keys = keysOf();
  const byKey = new Map<number, number[]>();
  for (let one = 0; one + 1 < keys.start.length; one += 1) {
    for (const key of keys.keys.subarray(keys.start[one], keys.start[one + 1])) {
      add(byKey, key, one);
    }
  }
  const byOwner = new Map<number, LinkRecord[]>();
  for (const [index, record] of records.entries()) {
    add(byOwner, owner[index]!, record);
  }
  return {
    read: 0,
    ownersWith: (wanted) => new Set([...wanted].flatMap((key) => byKey.get(key) ?? [])),
    *recordsOf(owners) {
      for (const one of owners) {
        for (const record of byOwner.get(one)!) {
          this.read += 1;
          yield record;
        }
      }
    },
  };
}

/** Who is whose: the canonical key of each row, by list and row. */
const people = (records: readonly LinkRecord[], { owners, owner, home }: TableLinkage): Map<string, string> =>
  new Map(
    records.map(({ list, row }, index) => [
      `${list}:${row}`,
      `${owners[owner[index]!]!.canonical} ${home[index]}`,
    ]),
  );

describe.each([
  ['default', 11],
  ['hard', 12],
  ['dirty', 13],
] as const)('%s', (profile, seed) => {
  const { table } = asLinkTable(generatePeople({ profile, seed, people: 1000, lists: 6 }));
  const all = recordsOf(table);
  const last = table.lists.at(-1)!;
  const before = all.filter(({ list }) => list !== last);
  const added = all.filter(({ list }) => list === last);

  it('links the last list as if all had come at once', { timeout: 30_000 }, () => {
    const stood = linkTable(tableOf(before));
    const standing = standingOf(before, stood);
    const { replaced, table: again, linkage } = linkAdded(added, standing);
    const whose = people(before, stood);
    for (const [row, person] of people(recordsOf(again), linkage)) whose.set(row, person);
    const expected = people(all, linkTable(tableOf(all)));
    const differing = [...expected].filter(([row, person]) => whose.get(row) !== person);
    expect(differing.length).toBe(0);
    expect(whose.size).toBe(all.length);
    expect(replaced.length).toBeLessThan(stood.owners.length);
  });
});

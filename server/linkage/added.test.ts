// Lists that are added one by one: the same people as when all lists are linked at once, and only those read who may be in them.
import { describe, expect, it } from 'vitest';
import { asLinkTable } from '../../scripts/generate/people/as-table.ts';
import { generatePeople } from '../../scripts/generate/people/people.ts';
import { linkAdded } from './added.ts';
import type { AddedPerson, OwnedRecord, Standing } from './standing.ts';
import type { LinkRecord } from './link.ts';
import { linkTable, type TableLinkage } from './link-table.ts';
import { isTwinKey, MOST_OWNERS } from './owner-keys.ts';
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

const nameOf = ({ list, row }: { list: string; row: number }): string => `${list}:${row}`;

/** A case that is kept in maps, as the record keeps it in its tables. */
class Kept implements Standing {
  readonly people = new Map<number, { person: AddedPerson; keys: Float64Array }>();
  readonly #records = new Map<string, LinkRecord>();
  common: ReadonlySet<number> = new Set();
  rowsRead = 0;
  #next = 0;

  constructor(records: readonly LinkRecord[]) {
    this.all(records);
  }

  /** Links all at once. */
  all(records: readonly LinkRecord[]): void {
    this.people.clear();
    for (const record of records) this.#records.set(nameOf(record), record);
    const linkage = linkTable(tableOf(records));
    this.common = linkage.common;
    const { start, keys } = linkage.keys();
    const people = linkage.owners.map((owner, at): AddedPerson => ({
      owner,
      rows: [],
      keys: keys.slice(start[at], start[at + 1]),
    }));
    for (const [at, { list, row }] of records.entries())
      people[linkage.owner[at]!]!.rows.push({ list, row, home: linkage.home[at]! });
    for (const person of people) this.#put(person, person.keys!);
  }

  #put(person: AddedPerson, keys: Float64Array): void {
    this.people.set(this.#next++, { person, keys });
  }

  add(added: readonly LinkRecord[]): boolean {
    const found = linkAdded(added, this);
    for (const record of added) this.#records.set(nameOf(record), record);
    if (found === undefined) return false;
    const before = new Map(this.people);
    for (const owner of found.replaced) this.people.delete(owner);
    for (const person of found.people) this.#put(person, person.keys ?? before.get(person.same!)!.keys);
    return true;
  }

  #byKey(): Map<number, number[]> {
    const byKey = new Map<number, number[]>();
    for (const [owner, { keys }] of this.people)
      for (const key of keys) byKey.set(key, [...(byKey.get(key) ?? []), owner]);
    return byKey;
  }

  #keys = new Map<number, number[]>();
  ownersOf(keys: Float64Array): Map<number, number[]> {
    this.#keys = this.#byKey();
    return new Map(
      [...keys].flatMap((key) => {
        const owners = this.#keys.get(key);
        return owners === undefined || owners.length > MOST_OWNERS ? [] : [[key, owners] as const];
      }),
    );
  }
  isLarge = (key: number): boolean => (this.#keys.get(key)?.length ?? 0) > MOST_OWNERS;
  recordsOf = (owner: number): number => this.people.get(owner)!.person.rows.length;
  twinsOf = (owner: number): number[] =>
    [...this.people.get(owner)!.keys]
      .filter(isTwinKey)
      .flatMap((key) => this.#keys.get(key)!)
      .filter((other) => other !== owner);
  *read(owners: readonly number[]): Iterable<OwnedRecord> {
    for (const owner of owners)
      for (const row of this.people.get(owner)!.person.rows) {
        this.rowsRead += 1;
        yield { ...this.#records.get(nameOf(row))!, owner };
      }
  }

  /** Who is whose: the canonical key of each row, and the home. */
  whose(): Map<string, string> {
    return new Map(
      [...this.people.values()].flatMap(({ person: { owner, rows } }) =>
        rows.map((row) => [nameOf(row), `${owner.canonical} ${row.home}`] as const),
      ),
    );
  }
}

/** The same of what was linked at once. */
const people = (records: readonly LinkRecord[], { owners, owner, home }: TableLinkage): Map<string, string> =>
  new Map(records.map((record, at) => [nameOf(record), `${owners[owner[at]!]!.canonical} ${home[at]}`]));

const differing = (kept: Kept, records: readonly LinkRecord[]): string[] => {
  const whose = kept.whose();
  expect(whose.size).toBe(records.length);
  return [...people(records, linkTable(tableOf(records)))]
    .filter(([row, person]) => whose.get(row) !== person)
    .map(([row, person]) => `${row}: ${whose.get(row)} instead of ${person}`);
};

describe.each([
  ['default', 11],
  ['hard', 12],
  ['dirty', 13],
  ['families', 14],
] as const)('%s', (profile, seed) => {
  const { table } = asLinkTable(generatePeople({ profile, seed, people: 1000, lists: 6 }));
  const all = recordsOf(table);

  it('links list after list as if all had come at once', { timeout: 60_000 }, () => {
    const [first = '', ...more] = table.lists;
    let records = all.filter(({ list }) => list === first);
    const kept = new Kept(records);
    for (const list of more) {
      const added = all.filter((record) => record.list === list);
      kept.rowsRead = 0;
      const standing = records.length;
      records = [...records, ...added];
      if (!kept.add(added)) kept.all(records);
      expect(differing(kept, records)).toEqual([]);
      expect(kept.rowsRead).toBeLessThanOrEqual(standing);
    }
  });
});

const row = (list: string, at: number, name: string, phone: string, more = {}): LinkRecord => ({
  list,
  row: at,
  record: { name, phones: [phone], ...more },
});

describe('a phone that comes to stand under too many surnames', () => {
  const SURNAMES = ['王', '李', '张', '刘', '陈', '杨', '黄', '赵'];
  const one = (list: string, at: number): LinkRecord[] => [
    row(list, at, `${SURNAMES[at]!}翡翠`, '19900000000', { complex: `小区${at}` }),
  ];

  it('is found by the list that makes it so, and is nobody’s in those that follow', () => {
    const kept = new Kept(one('a', 0));
    let records = one('a', 0);
    const wholly: number[] = [];
    for (let at = 1; at < SURNAMES.length; at += 1) {
      const added = one(`b${at}`, at);
      records = [...records, ...added];
      if (!kept.add(added)) {
        wholly.push(at);
        kept.all(records);
      }
      expect(differing(kept, records)).toEqual([]);
    }
    expect(wholly).toEqual([6]);
    expect(kept.common.size).toBe(1);
  });
});

describe('rows that say what is known', () => {
  it('cost the people whom they are about, and nobody else', () => {
    const records = Array.from({ length: 40 }, (_, at) =>
      row(`l${at % 4}`, at, `欧阳翡${'翠玉珠宝'[at % 4]!}`, `1990000${String(at % 4).padStart(4, '0')}`, {
        complex: '翠湖花园',
        building: '3',
        room: `10${at % 4}`,
      }),
    );
    const kept = new Kept(records);
    expect(kept.people.size).toBe(4);
    const added = [{ ...records[1]!, list: 'new', row: 1 }];
    expect(kept.add(added)).toBe(true);
    expect(kept.rowsRead).toBe(10);
    expect(differing(kept, [...records, ...added])).toEqual([]);
  });
});

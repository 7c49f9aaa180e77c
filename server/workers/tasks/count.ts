// Counts the records of some lists: which are false, which duplicates, what was provided to whom; and shows the rows behind a number.
import type { CountRow, FalseReason } from '#contract/count.ts';
import { falseBecause } from '../../counting/false-records.ts';
import type { CountAnswer, ListToCount, WantedCount } from '../../counting/input.ts';
import { accumulate, type Handed } from '../../counting/provided.ts';
import { placeOf, tallyOf, type CountedList } from '../../counting/records.ts';
import { columnsOf, type Mapping } from '../../ingest/normalise/normalise.ts';
import {
  HOMES,
  openReader,
  packedOwners,
  pseudonymsOf,
  suspectRows,
  type RecordSource,
  type Sql,
} from '../../record/index.ts';
import { defineTask } from '../define.ts';

export type CountInput = WantedCount & { source: RecordSource };

/** Columns that hold phones. */
const phoneColumns = (mapping: Mapping): number[] =>
  [...mapping.keys()].filter((column) => mapping[column] === 'phone' || mapping[column] === 'phone2');

/** The false rows of a list: marked ones, and those that cannot be true. */
function falseRows(sql: Sql, { reading, mapping, marked }: ListToCount): Map<number, FalseReason> {
  const phones = phoneColumns(mapping);
  const found = new Map<number, FalseReason>();
  const hasNumbers = phones.length > 0 || columnsOf(mapping).id_number !== undefined;
  if (hasNumbers)
    for (const { row, cells, record } of suspectRows(sql, reading, phones)) {
      const why = falseBecause(
        record,
        phones.map((column) => cells[column] ?? ''),
      );
      if (why !== undefined) found.set(row, why);
    }
  for (const row of marked) if (!found.has(row)) found.set(row, 'marked');
  return found;
}

/** What counts of a list by itself. */
const keysOf = ({ rows, keys, false: wrong }: CountedList): Set<number> => {
  const own = new Set<number>();
  for (let place = 0; place < rows.length; place += 1) if (!wrong.has(rows[place]!)) own.add(keys[place]!);
  return own;
};

/** The information that a hand-over is known to have carried: of a list of the taker's, what the giver has as well, where lists of theirs were found. */
function handedKeys(
  { list, from }: Omit<Handed, 'keys'>,
  lists: ReadonlyMap<string, ListToCount>,
  keys: (list: string) => ReadonlySet<number>,
): ReadonlySet<number> | undefined {
  const named = list === undefined ? undefined : lists.get(list);
  if (named === undefined) return undefined;
  const all = keys(named.id);
  if (named.holder === from) return all;
  const common = new Set<number>();
  for (const own of lists.values()) {
    if (own.holder !== from) continue;
    for (const key of keys(own.id)) if (all.has(key)) common.add(key);
  }
  return common.size > 0 ? common : all;
}

interface Found {
  list: string;
  row: number;
  key: number;
  reason?: FalseReason;
  /** Of the row that counts in its place. */
  first?: number;
}

/** The rows behind a number, in the order in which they are counted. */
function* rowsBehind(
  of: 'duplicate' | 'false' | 'counted',
  scope: readonly ListToCount[],
  counted: readonly CountedList[],
  first: ReadonlyMap<number, number>,
): Iterable<Found> {
  for (const [at, list] of scope.entries()) {
    const { rows, keys, false: wrong } = counted[at]!;
    for (let place = 0; place < rows.length; place += 1) {
      const [row, key] = [rows[place]!, keys[place]!];
      const reason = wrong.get(row);
      if (reason !== undefined) {
        if (of === 'false') yield { list: list.id, row, key, reason };
        continue;
      }
      const code = first.get(key)!;
      const stands = placeOf(code);
      const isFirst = stands.list === at && stands.place === place;
      if (of === 'counted' && isFirst) yield { list: list.id, row, key };
      if (of === 'duplicate' && !isFirst) yield { list: list.id, row, key, first: code };
    }
  }
}

export const count = defineTask<CountInput, never, CountAnswer>(
  async ({ source, lists, scope, handed, rows }) => {
    const sql = openReader(source);
    try {
      // From one state of the record, whatever is written meanwhile.
      sql.exec('BEGIN');
      const byId = new Map(lists.map((list) => [list.id, list]));
      const read = new Map<string, CountedList>();
      const countedList = (id: string): CountedList => {
        const known = read.get(id);
        if (known !== undefined) return known;
        const list = byId.get(id)!;
        const made = { ...packedOwners(sql, list.entry), false: falseRows(sql, list) };
        read.set(id, made);
        return made;
      };
      const own = scope.map((id) => byId.get(id)!);
      const counted = own.map(({ id }) => countedList(id));
      const tally = tallyOf(counted);
      const sets = new Map<string, ReadonlySet<number>>();
      const keys = (id: string): ReadonlySet<number> => {
        const known = sets.get(id) ?? keysOf(countedList(id));
        sets.set(id, known);
        return known;
      };
      const carried = handed.map((one) => ({ ...one, keys: handedKeys(one, byId, keys) }));
      const accumulated = accumulate(
        new Set(tally.first.keys()),
        carried.map(({ keys: set, ...one }) => (set === undefined ? one : { ...one, keys: set })),
      );
      const people = new Set<number>();
      for (const key of tally.first.keys()) people.add(Math.floor(key / HOMES));
      const page: Found[] = [];
      let total = 0;
      if (rows !== undefined)
        for (const found of rowsBehind(rows.of, own, counted, tally.first)) {
          if (rows.list !== undefined && found.list !== rows.list) continue;
          if (rows.reason !== undefined && found.reason !== rows.reason) continue;
          if (total >= rows.offset && page.length < rows.limit) page.push(found);
          total += 1;
        }
      const names = pseudonymsOf(sql, [...new Set(page.map(({ key }) => Math.floor(key / HOMES)))]);
      return {
        lists: tally.lists,
        falseBy: tally.falseBy,
        people: people.size,
        accumulated,
        listed: carried.map(({ keys: set }) => set?.size ?? null),
        rows: {
          total,
          rows: page.map(({ list, row, key, reason, first }): CountRow => {
            const stands = first === undefined ? undefined : placeOf(first);
            return {
              list,
              row,
              owner: names.get(Math.floor(key / HOMES)) ?? '',
              home: key % HOMES,
              ...(reason === undefined ? {} : { reason }),
              ...(stands === undefined
                ? {}
                : { sameAs: { list: own[stands.list]!.id, row: counted[stands.list]!.rows[stands.place]! } }),
            };
          }),
        },
      };
    } finally {
      sql.close();
    }
  },
);

// A linked case as the linkage of added lists asks for it: found by keys, read row by row.
import { isTwinKey, MOST_OWNERS } from '../linkage/owner-keys.ts';
import type { OwnedRecord, Standing } from '../linkage/standing.ts';
import { readKeys, type StandingKeys } from './link-keys.ts';
import type { Sql } from './sql.ts';
import type { NormalRecord } from './types.ts';

/** Values that one statement asks for. */
const ASKED = 64;

/** Whose a row is, by the entry that asserted its list. */
export interface StandingRow {
  entry: number;
  row: number;
  owner: number;
  home: number;
}

/** Places for some values in a statement. */
export const places = (some: readonly unknown[]): string => some.map(() => '?').join(', ');

/** Items by something that several share. */
function groupedBy<T>(items: readonly T[], by: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    const group = groups.get(by(item));
    if (group === undefined) groups.set(by(item), [item]);
    else group.push(item);
  }
  return groups;
}

/** Values in slices of as many as one statement asks for. */
export function slices<T>(items: readonly T[]): T[][] {
  const all: T[][] = [];
  for (let from = 0; from < items.length; from += ASKED) all.push(items.slice(from, from + ASKED));
  return all;
}

/** The rows of some owners, in the order of the entries of their lists, then of rows. */
function readRowsOf(sql: Sql, owners: readonly number[]): StandingRow[] {
  const rows: StandingRow[] = [];
  for (const some of slices(owners)) {
    const found = sql.all<StandingRow>(
      `SELECT list_entry AS entry, n AS row, owner, home FROM row_owner WHERE owner IN (${places(some)})`,
      ...some,
    );
    for (const row of found) rows.push(row);
  }
  return rows.sort((a, b) => a.entry - b.entry || a.row - b.row);
}

/** Where a list's rows lie. */
export interface LinkedList {
  list: string;
  reading: number;
}

/** Of so many rows of a list that are wanted, one in this many or more, all are read. */
const MOST_OF_THEM = 4;

/** Reads the records of rows, each text that occurs again once. */
function* readRecords(
  sql: Sql,
  rows: readonly StandingRow[],
  lists: ReadonlyMap<number, LinkedList>,
): Iterable<OwnedRecord> {
  const parsed = new Map<string, NormalRecord>();
  const recordOf = (text: string): NormalRecord => {
    let record = parsed.get(text);
    if (record === undefined) parsed.set(text, (record = JSON.parse(text) as NormalRecord));
    return record;
  };
  for (const [entry, wanted] of groupedBy(rows, (row) => row.entry)) {
    const found = lists.get(entry);
    if (found === undefined) continue;
    const { list, reading } = found;
    const owners = new Map(wanted.map(({ row, owner }) => [row, owner]));
    const [first, last] = [wanted[0]!.row, wanted.at(-1)!.row];
    if (wanted.length * MOST_OF_THEM >= last - first) {
      for (const { n, record } of sql.all<{ n: number; record: string }>(
        'SELECT n, record FROM list_row WHERE reading = ? AND n BETWEEN ? AND ? ORDER BY n',
        reading,
        first,
        last,
      )) {
        const owner = owners.get(n);
        if (owner !== undefined) yield { list, row: n, owner, record: recordOf(record) };
      }
      continue;
    }
    for (const some of slices([...owners.keys()])) {
      for (const { n, record } of sql.all<{ n: number; record: string }>(
        `SELECT n, record FROM list_row WHERE reading = ? AND n IN (${places(some)}) ORDER BY n`,
        reading,
        ...some,
      )) {
        yield { list, row: n, owner: owners.get(n)!, record: recordOf(record) };
      }
    }
  }
}

/** The owners of keys, and which keys too many have; all keys are gone through once. */
function ownersOf(
  { keys, owners }: StandingKeys,
  wanted: Float64Array,
  large: Set<number>,
): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (let [from, at] = [0, 0]; from < keys.length;) {
    const key = keys[from]!;
    let to = from + 1;
    while (to < keys.length && keys[to] === key) to += 1;
    while (at < wanted.length && wanted[at]! < key) at += 1;
    if (to - from > MOST_OWNERS) large.add(key);
    else if (wanted[at] === key) found.set(key, Array.from(owners.subarray(from, to)));
    from = to;
  }
  return found;
}

/** A case that stands, and what was read of it so far. */
export interface StandingCase extends Standing {
  /** The rows of the owners that were read. */
  rows: StandingRow[];
}

/** @param lists by the entry that asserted each */
export function standingCase(sql: Sql, caseId: string, lists: ReadonlyMap<number, LinkedList>): StandingCase {
  const keys = readKeys(sql, caseId);
  const large = new Set<number>();
  const twins = new Map<number, number[]>();
  const ofTwins = new Map<number, number[]>();
  for (let at = keys.keys.length - 1; at >= 0 && isTwinKey(keys.keys[at]!); at -= 1) {
    const [key, owner] = [keys.keys[at]!, keys.owners[at]!];
    const same = ofTwins.get(key) ?? [];
    ofTwins.set(key, same);
    same.push(owner);
    twins.set(owner, same);
  }
  const standing: StandingCase = {
    rows: [],
    common: keys.common,
    ownersOf: (wanted) => ownersOf(keys, wanted, large),
    isLarge: (key) => large.has(key),
    recordsOf: (owner) =>
      sql.get<{ records: number }>('SELECT records FROM owner WHERE n = ?', owner)?.records ?? 0,
    twinsOf: (owner) => (twins.get(owner) ?? []).filter((other) => other !== owner),
    read(owners) {
      const rows = readRowsOf(sql, owners);
      for (const row of rows) standing.rows.push(row);
      return readRecords(sql, rows, lists);
    },
  };
  return standing;
}

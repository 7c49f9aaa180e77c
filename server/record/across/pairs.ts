// Compares two cases and says what of their common people and lists changed since the last time. Reads only: in a worker, for of two
// cases of a million people each it takes seconds.
import type { Sql } from '../sql.ts';
import { sharedOwners, type SharedOwners } from './packed-keys.ts';

/** Two cases whose owners are to be compared, and the entries that last linked each. */
export interface StalePair {
  one: string;
  other: string;
  now: readonly [number, number];
}

/** What changed about a pair, or a piece of it; what is dropped comes before what is put. */
export interface PairPart {
  kind: 'pair';
  pair: StalePair;
  /** Owners of both: here, there, rows, and so on. */
  putOwners: Int32Array<ArrayBuffer>;
  /** Here, there, and so on. */
  dropOwners: Int32Array<ArrayBuffer>;
  putLists: readonly (readonly [here: string, there: string, owners: number])[];
  dropLists: readonly (readonly [here: string, there: string])[];
  /** Whether the pair is up to date once this is written. */
  isLast: boolean;
}

/** Changes of one piece: written, either way round, in some milliseconds. */
const PIECE = 1000;

/** Pairs of linked cases of which one was linked anew since they were compared. */
export const stalePairs = (sql: Sql): StalePair[] =>
  sql
    .all<{ one: string; other: string; a: number; b: number }>(
      `SELECT l.case_id AS one, m.case_id AS other, l.entry AS a, m.entry AS b
       FROM linkage l JOIN linkage m ON m.case_id > l.case_id
       LEFT JOIN across_pair p ON p.case_id = l.case_id AND p.other = m.case_id
       WHERE p.here IS NOT l.entry OR p.there IS NOT m.entry ORDER BY l.case_id, m.case_id`,
    )
    .map(({ one, other, a, b }) => ({ one, other, now: [a, b] }));

/** Whether both cases are linked as they were when somebody said that they are to be compared. */
export function isStill(sql: Sql, { one, other, now }: StalePair): boolean {
  const entryOf = (caseId: string): number | undefined =>
    sql.get<{ entry: number }>('SELECT entry FROM linkage WHERE case_id = ?', caseId)?.entry;
  return entryOf(one) === now[0] && entryOf(other) === now[1];
}

/** What is to be put and dropped so that `before` becomes `after`, under keys that are each there once. */
function difference<T>(
  before: Map<string, T>,
  after: Map<string, T>,
  isSame: (a: T, b: T) => boolean,
): { put: T[]; drop: T[] } {
  const differs = (one: T, other: T | undefined): boolean => other === undefined || !isSame(one, other);
  return {
    put: [...after].filter(([key, now]) => differs(now, before.get(key))).map(([, now]) => now),
    drop: [...before].filter(([key, was]) => differs(was, after.get(key))).map(([, was]) => was),
  };
}

const byKey = (owners: readonly SharedOwners[]): Map<string, SharedOwners> =>
  new Map(owners.map((one) => [`${one.here} ${one.there}`, one]));

/** The lists in which each of some owners has rows. */
function listsOf(sql: Sql, caseId: string, owners: readonly number[]): Map<number, string[]> {
  const names = new Map(
    sql
      .all<{ entry: number; list: string }>(
        'SELECT list_entry AS entry, list FROM list_link WHERE case_id = ? AND list_entry IS NOT NULL',
        caseId,
      )
      .map(({ entry, list }) => [entry, list]),
  );
  const found = sql.all<{ owner: number; entry: number }>(
    `SELECT DISTINCT r.owner, r.list_entry AS entry FROM json_each(?) o CROSS JOIN row_owner r
     WHERE r.owner = o.value`,
    JSON.stringify([...new Set(owners)]),
  );
  const lists = new Map<number, string[]>();
  for (const { owner, entry } of found) {
    const list = names.get(entry);
    if (list !== undefined) lists.set(owner, [...(lists.get(owner) ?? []), list]);
  }
  return lists;
}

interface SharedLists {
  here: string;
  there: string;
  owners: number;
}

const listsByKey = (lists: readonly SharedLists[]): Map<string, SharedLists> =>
  new Map(lists.map((one) => [JSON.stringify([one.here, one.there]), one]));

/** Counts owners of each pair of lists; one who is found by several of the other side counts once. */
function sharedLists(sql: Sql, { one, other }: StalePair, owners: readonly SharedOwners[]): SharedLists[] {
  if (owners.length === 0) return [];
  const ours = listsOf(
    sql,
    one,
    owners.map(({ here }) => here),
  );
  const theirs = listsOf(
    sql,
    other,
    owners.map(({ there }) => there),
  );
  const met = new Map<string, SharedLists & { of: Set<number> }>();
  for (const { here, there } of owners)
    for (const list of ours.get(here) ?? [])
      for (const another of theirs.get(there) ?? []) {
        const key = JSON.stringify([list, another]);
        const known = met.get(key) ?? { here: list, there: another, owners: 0, of: new Set() };
        known.of.add(here);
        met.set(key, known);
      }
  return [...met.values()].map(({ of, ...lists }) => ({ ...lists, owners: of.size }));
}

const slices = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / PIECE) }, (_, at) => all.slice(at * PIECE, (at + 1) * PIECE));

/** Compares two cases by their packed keys. */
export function comparePair(
  sql: Sql,
  pair: StalePair,
  keys: readonly [Uint32Array, Uint32Array],
): PairPart[] {
  const { one, other } = pair;
  const shared = sharedOwners(...keys);
  const kept = <Row>(table: string, count: string): Row[] =>
    sql.all(`SELECT here, there, ${count} FROM ${table} WHERE case_id = ? AND other = ?`, one, other);
  const owners = difference(byKey(kept('across_owner', 'rows')), byKey(shared), (a, b) => a.rows === b.rows);
  const lists = difference(
    listsByKey(kept('across_list', 'owners')),
    listsByKey(sharedLists(sql, pair, shared)),
    (a, b) => a.owners === b.owners,
  );
  const part = (what: Partial<PairPart>): PairPart => ({
    kind: 'pair',
    pair,
    putOwners: new Int32Array(),
    dropOwners: new Int32Array(),
    putLists: [],
    dropLists: [],
    isLast: false,
    ...what,
  });
  return [
    ...slices(owners.drop).map((some) =>
      part({ dropOwners: Int32Array.from(some.flatMap(({ here, there }) => [here, there])) }),
    ),
    ...slices(owners.put).map((some) =>
      part({ putOwners: Int32Array.from(some.flatMap(({ here, there, rows }) => [here, there, rows])) }),
    ),
    ...slices(lists.drop).map((some) =>
      part({ dropLists: some.map(({ here, there }) => [here, there] as const) }),
    ),
    ...slices(lists.put).map((some) =>
      part({ putLists: some.map(({ here, there, owners: n }) => [here, there, n] as const) }),
    ),
    part({ isLast: true }),
  ];
}

// Which lists of a case a file is compared with: those that have its people, the likeliest few where they are many.
import { comparableValues } from '../../ingest/normalise/comparable.ts';
import type { Mapping } from '../../ingest/normalise/normalise.ts';
import { addressNameKey, idKey, phoneKey } from '../../linkage/keys.ts';
import {
  listsOfOwners,
  ownerOfRow,
  ownersOfKeys,
  readEachRecord,
  rowsOfOwners,
  type NormalRecord,
  type Sql,
  type StoredRow,
} from '../../record/index.ts';

/** A list of the case, as far as it is chosen by. */
export interface CaseList {
  id: string;
  entry: number;
  reading: number;
  rows: number;
  mapping: Mapping;
}

/** Lists that share fewer people with the file are not compared, as in a case. */
const FEWEST_SHARED = 5;
/** Lists compared at most, and their rows: what takes a few seconds. */
const [MOST_LISTS, MOST_ROWS] = [16, 100_000];
/** So few lists with so few rows are all compared. */
const SMALL = { lists: 40, rows: 20_000 };
/** The fewest lists that are compared, whatever their rows. */
const FEWEST_LISTS = 6;
/** People by whom lists are told apart where there are more lists than that. */
const SAMPLE = 300;
/** Where keys find fewer of the rows than this, names with addresses are looked for in all rows of the case. */
const FOUND = 0.3;

const keysOfRecord = ({ phones, idNumber }: NormalRecord): string[] => [
  ...phones.map(phoneKey),
  ...(idNumber === undefined ? [] : [idKey(idNumber)]),
];

/** The owners whom the phones and ID numbers of each row of the file lead to. */
function keyedOwners(
  sql: Sql,
  pseudonymKey: Uint8Array,
  caseId: string,
  rows: readonly Pick<StoredRow, 'record'>[],
): number[][] {
  const keys = new Set(rows.flatMap(({ record }) => keysOfRecord(record)));
  const found = ownersOfKeys(sql, pseudonymKey, caseId, keys);
  return rows.map(({ record }) => [...new Set(keysOfRecord(record).flatMap((key) => found.get(key) ?? []))]);
}

/** A name with a home, by which a row without phone and ID number is found. */
function homeKey({ name, complex, building, unit, room, address }: NormalRecord): string | undefined {
  if (name === undefined) return undefined;
  const home = room === undefined ? address : [complex, building, unit, room].join('-');
  return home === undefined ? undefined : addressNameKey(home, name);
}

/** The owners to whom names with addresses lead, for files without numbers; every row of the case is read. */
function homeOwners(
  sql: Sql,
  lists: readonly CaseList[],
  rows: readonly Pick<StoredRow, 'record'>[],
): number[][] {
  const keys = rows.map(({ record }) => homeKey(record));
  const found = new Map<string, Set<number>>(
    keys.flatMap((key) => (key === undefined ? [] : [[key, new Set()]])),
  );
  if (found.size === 0) return rows.map(() => []);
  for (const { entry, reading } of lists) {
    const met = new Map<number, string>();
    for (const { row, record } of readEachRecord(sql, reading)) {
      const key = homeKey(record);
      if (key !== undefined && found.has(key)) met.set(row, key);
    }
    for (const [row, key] of met) {
      const owner = ownerOfRow(sql, entry, row);
      if (owner !== undefined) found.get(key)!.add(owner);
    }
  }
  return keys.map((key) => (key === undefined ? [] : [...found.get(key)!]));
}

/** Cells of some people in which lists differ: how often each list says what the file says, less how often it does not. */
function gains(
  sql: Sql,
  lists: ReadonlyMap<number, CaseList>,
  file: { mapping: Mapping; rows: readonly StoredRow[]; keyed: readonly number[][] },
): Map<number, number> {
  const sure = file.rows.flatMap((_, at) => (file.keyed[at]!.length === 1 ? [at] : []));
  const step = Math.max(1, sure.length / SAMPLE);
  const gain = new Map<number, number>();
  const asked: number[] = [];
  for (let n = 0; n < sure.length; n += step) asked.push(sure[Math.floor(n)]!);
  const ofOwner = new Map<number, { entry: number; values: (string | null)[] }[]>();
  for (const { owner, entry, found } of rowsOfOwners(sql, new Set(asked.map((at) => file.keyed[at]![0]!)))) {
    const list = lists.get(entry);
    if (list === undefined) continue;
    const known = ofOwner.get(owner) ?? [];
    ofOwner.set(owner, known);
    known.push({ entry, values: comparableValues(list.mapping, found.cells, found.record) });
  }
  for (const at of asked) {
    const { cells, record } = file.rows[at]!;
    const own = comparableValues(file.mapping, cells, record);
    const said = ofOwner.get(file.keyed[at]![0]!) ?? [];
    for (const [f, value] of own.entries()) {
      const filled = said.filter(({ values }) => values[f] !== null);
      const agreeing = filled.filter(({ values }) => values[f] === value).length;
      if (value === null || agreeing === 0 || agreeing === filled.length) continue;
      // What few say is telling.
      const weight = Math.log(filled.length / agreeing);
      for (const { entry, values } of filled)
        gain.set(entry, (gain.get(entry) ?? 0) + (values[f] === value ? weight : -weight));
    }
  }
  return gain;
}

const ranked = (lists: readonly CaseList[], by: (list: CaseList) => number): CaseList[] =>
  [...lists].sort((a, b) => by(b) - by(a) || (a.id < b.id ? -1 : 1));

/** Whom each row of the file may be about: by its numbers, or by name and address where it has hardly any that lead to somebody. */
export function ownersNear(
  sql: Sql,
  { pseudonymKey, caseId, lists }: { pseudonymKey: Uint8Array; caseId: string; lists: readonly CaseList[] },
  rows: readonly Pick<StoredRow, 'record'>[],
): number[][] {
  const keyed = keyedOwners(sql, pseudonymKey, caseId, rows);
  const found = keyed.filter((owners) => owners.length > 0).length;
  if (found >= FOUND * rows.length) return keyed;
  const homes = homeOwners(sql, lists, rows);
  return keyed.map((owners, at) => [...new Set([...owners, ...homes[at]!])]);
}

/** The lists to compare the file with, likeliest first. @param file.keyed whom each of its rows may be about */
export function nearLists(
  sql: Sql,
  lists: readonly CaseList[],
  file: { mapping: Mapping; rows: readonly StoredRow[]; keyed: readonly number[][] },
): CaseList[] {
  const shared = listsOfOwners(sql, new Set(file.keyed.flat()));
  const of = ({ entry }: CaseList): number => shared.get(entry) ?? 0;
  const near = lists.filter((list) => of(list) >= FEWEST_SHARED);
  const all = near.reduce((sum, list) => sum + list.rows, 0);
  if (near.length <= FEWEST_LISTS || (near.length <= SMALL.lists && all <= SMALL.rows)) return near;
  const gain = gains(sql, new Map(near.map((list) => [list.entry, list])), file);
  const orders = [
    ranked(near, ({ entry }) => gain.get(entry) ?? Number.NEGATIVE_INFINITY),
    ranked(near, (list) => of(list) / (file.rows.length + list.rows - of(list))),
    ranked(near, of),
  ];
  const chosen = new Set<CaseList>();
  let rows = 0;
  for (let place = 0; place < near.length; place += 1) {
    for (const list of orders.flatMap((order) => order[place] ?? [])) {
      if (chosen.has(list) || chosen.size >= MOST_LISTS) continue;
      if (chosen.size >= FEWEST_LISTS && rows + list.rows > MOST_ROWS) continue;
      chosen.add(list);
      rows += list.rows;
    }
  }
  return [...chosen];
}

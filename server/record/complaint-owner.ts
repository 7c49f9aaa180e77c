// Whom complaints are about: the owner to whom the phone leads through the keyed hash, told apart by name where several
// share it; else the one whose rows have the same name and full address.
import type { NormalRecord } from '#contract/model/normal-record.ts';
import { normalise } from '../ingest/normalise/normalise.ts';
import { phoneKey } from '../linkage/keys.ts';
import { keyHash } from './key.ts';
import { findOwnerIds, readOwnerRows, readRowOwners } from './linkage-read.ts';
import { readingOfEntry } from './readings.ts';
import { readEachRecord, readRows } from './rows.ts';
import type { Sql } from './sql.ts';
import type { Fact } from './types.ts';

const cell = (value: unknown): string => (typeof value === 'string' ? value : '');

const recordOf = ({ payload: { values } }: Fact): NormalRecord =>
  normalise(
    ['name', 'phone', 'address'],
    [cell(values['owner_name']), cell(values['owner_phone']), cell(values['owner_address'])],
  );

/** Entries of the lists whose rows are linked. */
const linkedLists = (sql: Sql, caseId: string): Map<string, number> =>
  new Map(
    sql
      .all<{ list: string; entry: number }>(
        `SELECT list, list_entry AS entry FROM list_link
         WHERE case_id = ? AND list_entry IS NOT NULL ORDER BY list`,
        caseId,
      )
      .map(({ list, entry }) => [list, entry]),
  );

/** Rows asked for an owner's name. */
const MOST_ROWS = 20;

function byPhone(
  sql: Sql,
  pseudonymKey: Uint8Array,
  caseId: string,
  lists: ReadonlyMap<string, number>,
  { phones, name }: NormalRecord,
): string | undefined {
  const found = new Set(
    phones.flatMap((phone) => findOwnerIds(sql, caseId, keyHash(pseudonymKey, phoneKey(phone)))),
  );
  if (found.size <= 1) return [...found][0];
  const isCalled = (owner: string): boolean =>
    readOwnerRows(sql, caseId, owner)
      .slice(0, MOST_ROWS)
      .some(({ list, row }) =>
        readRows(sql, readingOfEntry(sql, lists.get(list) ?? -1), { rows: [row] }).some(
          ({ record }) => record.name === name,
        ),
      );
  const same = name === undefined ? [] : [...found].filter(isCalled);
  return same.length === 1 ? same[0] : undefined;
}

const addressKey = ({ name, address }: NormalRecord): string | undefined =>
  name === undefined || address === undefined ? undefined : `${name}\n${address}`;

/** Owners by name and address, of those that are looked for; all rows are read once. */
function byAddress(
  sql: Sql,
  lists: ReadonlyMap<string, number>,
  wanted: ReadonlySet<string>,
): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  if (wanted.size === 0) return found;
  for (const entry of lists.values()) {
    const rows = new Map<number, string>();
    for (const { row, record } of readEachRecord(sql, readingOfEntry(sql, entry))) {
      const key = addressKey(record);
      if (key !== undefined && wanted.has(key)) rows.set(row, key);
    }
    if (rows.size === 0) continue;
    for (const { row, owner } of readRowOwners(sql, entry)) {
      const key = rows.get(row);
      if (key !== undefined) found.set(key, (found.get(key) ?? new Set()).add(owner));
    }
  }
  return found;
}

/** The one owner (pseudonym) whom each complaint of a case can be about; those with none or several are left out. */
export function complaintOwners(
  sql: Sql,
  pseudonymKey: Uint8Array,
  caseId: string,
  complaints: readonly Fact[],
): Map<Fact, string> {
  const owners = new Map<Fact, string>();
  if (complaints.length === 0) return owners;
  const lists = linkedLists(sql, caseId);
  const open = new Map<Fact, string>();
  for (const complaint of complaints) {
    const record = recordOf(complaint);
    const owner = byPhone(sql, pseudonymKey, caseId, lists, record);
    const key = addressKey(record);
    if (owner !== undefined) owners.set(complaint, owner);
    else if (key !== undefined) open.set(complaint, key);
  }
  const found = byAddress(sql, lists, new Set(open.values()));
  for (const [complaint, key] of open) {
    const [owner, ...others] = found.get(key) ?? [];
    if (owner !== undefined && others.length === 0) owners.set(complaint, owner);
  }
  return owners;
}

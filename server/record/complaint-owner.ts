// Whom a complaint is about: the owner to whom its phone leads through the keyed hash, told apart by name where several share it; else by
// address and name, where the pseudonym was made of these.
import { normalise } from '../ingest/normalise/normalise.ts';
import { addressNameKey } from '../linkage/keys.ts';
import { readFact } from './facts.ts';
import { keyHash, ownerId } from './key.ts';
import { findOwnerIds, readOwner, readOwnerRows } from './linkage-read.ts';
import { readRows } from './rows.ts';
import type { Sql } from './sql.ts';
import type { Fact } from './types.ts';

const cell = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Rows asked for an owner's name. */
const MOST_ROWS = 20;

const isCalled = (sql: Sql, caseId: string, owner: string, name: string): boolean =>
  readOwnerRows(sql, caseId, owner)
    .slice(0, MOST_ROWS)
    .some(({ list, row }) => {
      const entry = readFact(sql, caseId, 'List', list)?.entry ?? -1;
      return readRows(sql, entry, { rows: [row] }).some(({ record }) => record.name === name);
    });

/** Pseudonym of the one owner whom a complaint can be about; undefined where there is none, or more than one. */
export function complaintOwner(sql: Sql, pseudonymKey: Uint8Array, complaint: Fact): string | undefined {
  const { owner_name: name, owner_phone: phone, owner_address: address } = complaint.payload.values;
  const record = normalise(['name', 'phone', 'address'], [cell(name), cell(phone), cell(address)]);
  const { phones, name: called } = record;
  const found = new Set(
    phones.flatMap((number) => findOwnerIds(sql, complaint.case, keyHash(pseudonymKey, `phone:${number}`))),
  );
  if (found.size === 0) {
    const byAddress = addressNameKey(record);
    const owner = byAddress === undefined ? undefined : ownerId(pseudonymKey, byAddress);
    return owner === undefined ? undefined : readOwner(sql, complaint.case, owner)?.id;
  }
  if (found.size === 1) return [...found][0];
  if (called === undefined) return undefined;
  const same = [...found].filter((owner) => isCalled(sql, complaint.case, owner, called));
  return same.length === 1 ? same[0] : undefined;
}

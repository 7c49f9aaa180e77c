// What is said of one person once its records are known: canonical key, commonest name and complex, keys to search by.
import type { NormalRecord } from '#contract/model/normal-record.ts';
import { canonicalKey, idKey, phoneKey } from './keys.ts';

/** One person: the key that stands for it whatever the order of the records, and the keys it can be searched by. */
export interface LinkedOwner {
  canonical: string;
  /** The name and complex that most of the records give. */
  name?: string;
  complex?: string;
  /** `phone:19900…` and `id:5106…`, sorted. */
  keys: string[];
}

/** The value that occurs most; the smallest of those where several do. */
function commonest(records: readonly NormalRecord[], field: 'name' | 'complex'): string | undefined {
  const first = records[0]![field];
  if (records.every((record) => record[field] === first)) return first;
  const counts = new Map<string, number>();
  for (const { [field]: value } of records) {
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  let [best, most] = [undefined as string | undefined, 0];
  for (const [value, count] of counts) {
    if (count > most || (count === most && value < best!)) [best, most] = [value, count];
  }
  return best;
}

/** Describes the person behind some records. `rowKey` names the first of them; it is asked only where nothing else can stand for it. */
export function describeOwner(
  records: readonly NormalRecord[],
  idNumber: string | undefined,
  rowKey: () => string,
): LinkedOwner {
  const phones = new Set<string>();
  for (const record of records) for (const phone of record.phones) phones.add(phone);
  const keys = Array.from(phones, phoneKey);
  if (idNumber !== undefined) keys.push(idKey(idNumber));
  const owner: LinkedOwner = { canonical: canonicalKey(records, idNumber, rowKey), keys: keys.sort() };
  const name = commonest(records, 'name');
  if (name !== undefined) owner.name = name;
  const complex = commonest(records, 'complex');
  if (complex !== undefined) owner.complex = complex;
  return owner;
}

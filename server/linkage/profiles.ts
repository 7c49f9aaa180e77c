// Records that say exactly the same are one profile: most rows of copied lists are, and what is true of one is true of all.
import type { LinkDecision } from './decision.ts';
import { combine, hashText, mix, wide } from './hash.ts';
import { LINK_FIELDS, type LinkTable } from './table.ts';

export interface Profiles {
  count: number;
  /** Profile of each record. */
  of: Int32Array;
  /** A record of each profile. */
  first: Int32Array;
  /** Records of each profile. */
  records: Int32Array;
  /** Of the contents; breaks ties in a way that no order of records changes. */
  hash: Float64Array;
}

/** Hashes of each distinct value of a column. */
function valueHashes(values: readonly string[], seed: number): Int32Array {
  const hashes = new Int32Array(values.length);
  for (let code = 0; code < values.length; code += 1) hashes[code] = hashText(values[code]!, seed);
  return hashes;
}

/** Records that decisions name stand for themselves: two rows that say the same may be two people's. */
export function namedRecords(table: LinkTable, decisions: readonly LinkDecision[]): Map<string, number> {
  const wanted = new Set(
    decisions.flatMap(({ left, right }) => [...left, ...right].map(({ list, row }) => `${list}\t${row}`)),
  );
  const found = new Map<string, number>();
  if (wanted.size === 0) return found;
  const lists = new Set([...wanted].map((key) => key.slice(0, key.lastIndexOf('\t'))));
  const isNamed = table.lists.map((list) => lists.has(list));
  for (let index = 0; index < table.count; index += 1) {
    const list = table.list[index]!;
    if (!isNamed[list]) continue;
    const key = `${table.lists[list]}\t${table.row[index]}`;
    if (wanted.has(key)) found.set(key, index);
  }
  return found;
}

/** The profiles of a table. @param alone records, by index, that share no profile */
export function profilesOf(table: LinkTable, alone: ReadonlyMap<string, number>): Profiles {
  const { count } = table;
  const columns = LINK_FIELDS.map((field) => table.columns[field].codes);
  const hashes = LINK_FIELDS.map((field, at) => valueHashes(table.columns[field].values, at * 2 + 1));
  const separate = new Map([...alone].map(([key, index]) => [index, key]));
  const of = new Int32Array(count);
  const first = new Int32Array(count);
  const records = new Int32Array(count);
  const hash = new Float64Array(count);
  let size = 1 << 10;
  while (size < count * 2) size *= 2;
  const slots = new Int32Array(size).fill(-1);
  let profiles = 0;

  const same = (a: number, b: number): boolean => {
    for (const codes of columns) if (codes[a] !== codes[b]) return false;
    return true;
  };
  for (let index = 0; index < count; index += 1) {
    let high = 0;
    let low = 0x5bd1e995;
    for (let at = 0; at < columns.length; at += 1) {
      const code = columns[at]![index]!;
      const value = code === -1 ? at : hashes[at]![code]!;
      high = (Math.imul(high ^ value, 0x85ebca6b) + at) | 0;
      low = combine(low, value);
    }
    high = mix(high);
    const name = separate.get(index);
    if (name !== undefined) low = combine(low, hashText(name, 77));
    let slot = low & (size - 1);
    for (;;) {
      const held = slots[slot]!;
      if (held === -1) {
        slots[slot] = profiles;
        first[profiles] = index;
        hash[profiles] = wide(high, low);
        of[index] = profiles;
        records[profiles] = 1;
        profiles += 1;
        break;
      }
      if (name === undefined && !separate.has(first[held]!) && same(first[held]!, index)) {
        of[index] = held;
        records[held]! += 1;
        break;
      }
      slot = (slot + 1) & (size - 1);
    }
  }
  return {
    count: profiles,
    of,
    first: first.slice(0, profiles),
    records: records.slice(0, profiles),
    hash: hash.slice(0, profiles),
  };
}

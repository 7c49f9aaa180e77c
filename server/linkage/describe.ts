// What is said of one person once the records are known: canonical key, commonest name and complex, keys to search by.
import { addressNameKey, idKey, phoneKey, phoneNameKey, rowKey } from './keys.ts';
import type { LinkColumn, LinkTable } from './table.ts';

/** One person: the key that stands for it whatever the order of the records, and the keys it can be searched by. */
export interface LinkedOwner {
  canonical: string;
  /** The name and complex that most of the records give. */
  name?: string;
  complex?: string;
  /** `phone:19900…` and `id:5106…`, sorted. */
  keys: string[];
  /** Probability of the least sure join of the records; 1 where there was nothing to weigh. */
  probability: number;
}

/** How often each code of a column occurs in some records. */
function tally({ codes }: LinkColumn, records: ArrayLike<number>): Map<number, number> {
  const counts = new Map<number, number>();
  for (let at = 0; at < records.length; at += 1) {
    const code = codes[records[at]!]!;
    if (code !== -1) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return counts;
}

/** The value that occurs most; the smallest of those where several do. */
function commonest(column: LinkColumn, records: ArrayLike<number>): string | undefined {
  const first = column.codes[records[0]!]!;
  let isOne = true;
  for (let at = 1; at < records.length && isOne; at += 1) isOne = column.codes[records[at]!] === first;
  if (isOne) return first === -1 ? undefined : column.values[first];
  let [best, most] = [undefined as string | undefined, 0];
  for (const [code, count] of tally(column, records)) {
    const value = column.values[code]!;
    if (count > most || (count === most && value < best!)) [best, most] = [value, count];
  }
  return best;
}

const least = (values: Iterable<string>): string | undefined => {
  let found: string | undefined;
  for (const value of values) if (found === undefined || value < found) found = value;
  return found;
};

function* withName(
  column: LinkColumn,
  names: LinkColumn,
  records: ArrayLike<number>,
): Iterable<[string, string]> {
  for (let at = 0; at < records.length; at += 1) {
    const [value, name] = [column.codes[records[at]!]!, names.codes[records[at]!]!];
    if (value !== -1 && name !== -1) yield [column.values[value]!, names.values[name]!];
  }
}

/** Addresses down to the room, with the name. */
function* addressesWithName({ columns }: LinkTable, records: ArrayLike<number>): Iterable<string> {
  const { name, complex, building, unit, room, address } = columns;
  for (let at = 0; at < records.length; at += 1) {
    const record = records[at]!;
    if (name.codes[record] === -1) continue;
    const [c, b, u, r, whole] = [complex, building, unit, room, address].map(({ codes, values }) =>
      codes[record] === -1 ? '' : values[codes[record]!]!,
    ) as [string, string, string, string, string];
    const written = c !== '' && b !== '' && r !== '' ? [c, b, u, r].join('-') : whole;
    if (written !== '') yield addressNameKey(written, name.values[name.codes[record]!]!);
  }
}

/** The first of some records, by list and row. */
export function firstRowKey(table: LinkTable, records: ArrayLike<number>): string {
  const keys = Array.from({ length: records.length }, (_, at) => {
    const record = records[at]!;
    return rowKey(table.lists[table.list[record]!]!, table.row[record]!);
  });
  return least(keys)!;
}

/** The ID number that stands for a person, else the smallest phone with name, address with name, phone, else the first row. */
function canonicalKey(
  table: LinkTable,
  records: ArrayLike<number>,
  id: string | undefined,
  phones: ReadonlySet<string>,
): string {
  if (id !== undefined) return idKey(id);
  const { columns } = table;
  const byPhone = least(
    Array.from(withName(columns.phones, columns.name, records)).flatMap(([written, name]) =>
      written.split(' ').map((phone) => phoneNameKey(phone, name)),
    ),
  );
  if (byPhone !== undefined) return byPhone;
  const byAddress = least(addressesWithName(table, records));
  return byAddress ?? least(Array.from(phones, phoneKey)) ?? firstRowKey(table, records);
}

/** Describes the person behind some records of a table. */
export function describeOwner(
  table: LinkTable,
  records: ArrayLike<number>,
  probability: number,
): LinkedOwner {
  const { columns } = table;
  const phones = new Set<string>();
  for (const code of tally(columns.phones, records).keys()) {
    for (const phone of columns.phones.values[code]!.split(' ')) phones.add(phone);
  }
  const ids = Array.from(tally(columns.idNumber, records).keys(), (code) => columns.idNumber.values[code]!);
  const keys = [...Array.from(phones, phoneKey), ...ids.map(idKey)].sort();
  const owner: LinkedOwner = {
    canonical: canonicalKey(table, records, commonest(columns.idNumber, records), phones),
    keys,
    probability,
  };
  const name = commonest(columns.name, records);
  if (name !== undefined) owner.name = name;
  const complex = commonest(columns.complex, records);
  if (complex !== undefined) owner.complex = complex;
  return owner;
}

// Invented people in lists, and their linkage.
import type { Linkage, StoredRow } from '../types.ts';

export const CASE = 'deyang';

/** Row `n`: person `n`, or the one that is given. */
export const person = (n: number, as = n): StoredRow => ({
  row: n,
  cells: [`张三${as}`, `19900${String(as).padStart(6, '0')}`, '翠湖花园3幢1单元1501'],
  record: {
    name: `张三${as}`,
    phones: [`19900${String(as).padStart(6, '0')}`],
    complex: '翠湖花园',
    building: '3',
    unit: '1',
    room: '1501',
  },
});

export const people = (count: number): StoredRow[] =>
  Array.from({ length: count }, (_, at) => person(at + 1));

/** One owner per name that occurs in the lists. */
export function linkageOf(lists: { [list: string]: StoredRow[] }): Linkage {
  const owners = new Map<string, { index: number; row: StoredRow }>();
  const linked = Object.entries(lists).map(([list, stored]) => ({
    list,
    rows: Int32Array.from(stored, ({ row }) => row),
    owners: Int32Array.from(stored, (row) => {
      const name = row.record.name ?? '';
      const owner = owners.get(name) ?? { index: owners.size, row };
      owners.set(name, owner);
      return owner.index;
    }),
    homes: new Int32Array(stored.length),
  }));
  return {
    owners: [...owners].map(([name, { row }]) => ({
      canonical: `name:${name}`,
      name,
      ...(row.record.complex === undefined ? {} : { complex: row.record.complex }),
      keys: row.record.phones.map((phone) => `phone:${phone}`),
      probability: 1,
    })),
    lists: linked,
  };
}

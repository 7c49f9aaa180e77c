// Canaries are found in the lists that lineage compares as alerts find them, once per list, and never by a name alone.
import { expect, it } from 'vitest';
import { type Mapping, normalise } from '../ingest/normalise/normalise.ts';
import { CanariesInLists, type GivenCanary } from './in-lists.ts';

const mapping: Mapping = ['name', 'phone', 'address'];
const LISTS: Record<string, string[][]> = {
  a: [
    ['王芳', '19900100001', '翠湖花园3栋2单元1204'],
    ['孟不凡', '199-0010-0777', '翠湖花园9栋1单元101'],
    ['孟不凡', '19900100777', ''],
  ],
  b: [
    ['孟不凡', '', '翠湖花园9幢1单元101室'],
    ['孟不凡', '19900100777', ''],
  ],
  c: [['孟不凡', '19900100778', '翠湖花园8栋1单元101']],
};

const given: GivenCanary = {
  id: 'K1',
  holder: 'P1',
  on: '2016-01-01',
  record: { name: '孟不凡', phone: '19900100777', address: '翠湖花园9栋1单元101' },
};

function foundOf(canaries: readonly GivenCanary[]) {
  const looking = new CanariesInLists(canaries);
  for (const [id, table] of Object.entries(LISTS)) {
    const rows = table.map((cells, at) => ({ row: at + 1, cells, record: normalise(mapping, cells) }));
    expect([...looking.look({ id, mapping }, rows)]).toEqual(rows);
  }
  return looking.found();
}

it('finds a canary once per list, however it is written', () => {
  expect(foundOf([given])).toEqual([
    {
      id: 'K1',
      holder: 'P1',
      on: '2016-01-01',
      lists: [
        { list: 'a', row: 2 },
        { list: 'b', row: 1 },
      ],
    },
  ]);
});

it('finds none by a name alone, nor one that no list holds', () => {
  const other = { ...given, record: { name: '孟不凡' } };
  expect(foundOf([other, { ...given, record: { phone: '19900999999' } }])).toEqual([]);
});

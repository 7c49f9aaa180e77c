// Canaries are found by their number or by name and door, and never by a name alone.
import { expect, it } from 'vitest';
import { type Mapping, normalise } from '../normalise/normalise.ts';
import { findCanaries, type GivenCanary } from './canaries.ts';
import { ComparedLists } from './compared-lists.ts';

const mapping: Mapping = ['name', 'phone', 'address'];
const compared = new ComparedLists();
const add = (id: string, table: string[][]): void =>
  compared.add(
    { id, mapping },
    table.length,
    table.map((cells, at) => ({ row: at + 1, cells, record: normalise(mapping, cells) })),
  );
add('a', [
  ['王芳', '19900100001', '翠湖花园3栋2单元1204'],
  ['孟不凡', '199-0010-0777', '翠湖花园9栋1单元101'],
]);
add('b', [
  ['孟不凡', '', '翠湖花园9幢1单元101室'],
  ['孟不凡', '19900100777', ''],
]);
add('c', [['孟不凡', '19900100778', '翠湖花园8栋1单元101']]);

const given: GivenCanary = {
  id: 'K1',
  holder: 'P1',
  on: '2016-01-01',
  record: { name: '孟不凡', phone: '19900100777', address: '翠湖花园9栋1单元101' },
};

it('finds a canary once per list, however it is written', () => {
  expect(findCanaries([given], compared, compared.done())).toEqual([
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
  expect(
    findCanaries([other, { ...given, record: { phone: '19900999999' } }], compared, compared.done()),
  ).toEqual([]);
});

// What of written rows the lineage is told beside their values: odd writing, damage, remarks, marks of the file.
import { expect, it } from 'vitest';
import { COMPARED_FIELDS } from '../normalise/comparable.ts';
import { type Mapping, normalise } from '../normalise/normalise.ts';
import { ComparedLists } from './compared-lists.ts';
import { writingForm } from './writing-form.ts';

const field = (name: (typeof COMPARED_FIELDS)[number]): number => COMPARED_FIELDS.indexOf(name);
const rowsOf = (mapping: Mapping, table: string[][]) =>
  table.map((cells, at) => ({ row: at + 1, cells, record: normalise(mapping, cells) }));
const phone = (n: number): string => `19900${String(100000 + n)}`;

it('reduces writing to its form', () => {
  expect(writingForm('翠湖花园3栋2单元1204')).toBe(writingForm('和平苑12栋1单元301'));
  expect(writingForm('翠湖花园3栋2单元1204')).not.toBe(writingForm('翠湖花园3幢2单元1204'));
  expect(writingForm('19900100001')).not.toBe(writingForm('199-0010-0001'));
  expect(writingForm('1９900100001')).not.toBe(writingForm('19900100001'));
  expect(writingForm('88.5')).toBe(writingForm('120'));
});

it('finds the cells that are written otherwise than their list', () => {
  const mapping: Mapping = ['name', 'phone'];
  const table = Array.from({ length: 40 }, (_, n) => ['王芳', phone(n)]);
  table[7]![1] = `199-0010-0007`;
  const lists = new ComparedLists();
  lists.add({ id: 'a', mapping }, 40, rowsOf(mapping, table));
  const { odd } = lists.done().get('a')!;
  expect([...odd.cell]).toEqual([7 * COMPARED_FIELDS.length + field('phone')]);
});

it('takes damaged cells for blank, and says that they are damaged', () => {
  const mapping: Mapping = ['name', 'phone', 'id_number', 'floor_area'];
  const lists = new ComparedLists();
  const exact = Array.from({ length: 30 }, (_, n) => ['王芳', phone(n), '', `8${n}.5`]);
  const rounded = Array.from({ length: 30 }, (_, n) => ['王芳', phone(n), '5.10699E+17', `8${n + 1}`]);
  lists.add({ id: 'a', mapping }, 30, rowsOf(mapping, exact));
  lists.add({ id: 'b', mapping }, 30, rowsOf(mapping, rounded));
  const done = lists.done();
  expect(done.get('a')!.damaged[0]).toBe(0);
  expect(done.get('b')!.damaged[0]).toBe((1 << field('id_number')) | (1 << field('floor_area')));
  expect(done.get('b')!.values[field('floor_area')]).toBe(-1);
});

it('keeps remarks of notes and of columns that are no field, one number per text', () => {
  const mapping: Mapping = ['name', 'notes', null];
  const lists = new ComparedLists();
  lists.add(
    { id: 'a', mapping },
    2,
    rowsOf(mapping, [
      ['王芳', '已装修；有意向', '17'],
      ['李强', '', '18'],
    ]),
  );
  lists.add({ id: 'b', mapping }, 1, rowsOf(mapping, [['王芳', '有意向', '']]));
  const [a, b] = ['a', 'b'].map((id) => lists.done().get(id)!.remarks);
  expect([...a!.start]).toEqual([0, 3, 4]);
  expect([...b!.text]).toEqual([a!.text[1]]);
});

// Differences of a whole list are its way of saying things: they are settled before errors are counted.
import { expect, it } from 'vitest';
import { code } from './coded.ts';
import { consensus } from './consensus.ts';
import type { LineageInput } from './input.ts';
import { settle } from './settle.ts';

const fields = ['complex', 'building', 'room'];
const homes = Array.from({ length: 30 }, (_, at) => [
  ['翠湖花园', '和平苑', '学府里'][at % 3]!,
  String(1 + (at % 4)),
  `${1 + (at % 20)}0${1 + (at % 2)}`,
]);
const list = (id: string, change: (values: string[], at: number) => string[] = (values) => values) => ({
  id,
  holder: id,
  fields: fields.map(() => true),
  rows: homes.map((values, at) => ({ row: at + 1, unit: at, group: 0, values: change(values, at) })),
});

function settled(...lists: ReturnType<typeof list>[]) {
  const input: LineageInput = { fields, lists: [list('x'), list('y'), list('z'), ...lists], documents: [] };
  const coded = code(input);
  settle(coded, consensus(coded));
  return (id: string) => {
    const found = coded.lists.find((one) => one.id === id)!;
    const said = (at: number): (string | null)[] =>
      fields.map((_, f) => {
        const value = found.values[at * fields.length + f]!;
        return value < 0 ? null : coded.words.said[value]!;
      });
    return { said, list: found };
  };
}

it('takes off a district that some lists set before every complex, a slip behind it staying a slip', () => {
  const of = settled(
    list('a', ([complex, ...rest], at) => [at === 7 ? '新区和苹苑' : `新区${complex}`, ...rest]),
  );
  expect(of('a').said(0)[0]).toBe('翠湖花园');
  expect(of('a').said(7)[0]).toBe('和苹苑');
});

it("takes a list's own name of a complex for that complex, and marks it", () => {
  const of = settled(
    list('a', ([complex, ...rest]) => [complex === '和平苑' ? '和平新村' : complex!, ...rest]),
  );
  expect(of('a').said(1)[0]).toBe('和平苑');
  expect(of('a').list.marks).toMatchObject({ 'name of 和平苑': '和平新村' });
});

it('leaves single slips as they are', () => {
  const of = settled(
    list('a', ([complex, building, room], at) => [
      at === 1 ? '和苹苑' : complex!,
      building!,
      at === 2 ? '303' : room!,
    ]),
  );
  expect(of('a').said(1)[0]).toBe('和苹苑');
  expect(of('a').said(2)[2]).toBe('303');
});

it('takes rooms that were cut throughout for damaged', () => {
  const of = settled(list('a', ([complex, building, room]) => [complex!, building!, room!.slice(0, 2)]));
  expect(of('a').said(12)).toEqual(['翠湖花园', '1', null]);
  expect(of('a').list.damaged[12]).toBe(1 << 2);
});

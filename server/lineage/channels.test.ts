// What the channels beside the values count, on two short lists whose every cell is set here.
import { expect, it } from 'vitest';
import { contextOf } from './context.ts';
import { Comparison } from './evidence.ts';
import type { LineageColumns, LineageInput } from './input.ts';

const FIELDS = ['name', 'phone'];
const ROWS = 12;

interface Extra {
  damaged?: [row: number, field: number][];
  odd?: [row: number, field: number, form: number][];
  remarks?: Record<number, number[]>;
  serial?: number[];
}

/** Rows 0…11 of one person each; phones are blank where they are damaged. */
function columns({ damaged = [], odd = [], remarks, serial }: Extra): LineageColumns {
  const of = (value: (row: number) => number): Int32Array =>
    Int32Array.from({ length: ROWS }, (_, row) => value(row));
  const values = Int32Array.from({ length: ROWS * 2 }, (_, cell) => cell >> 1);
  const bits = new Uint32Array(ROWS);
  for (const [row, field] of damaged) {
    values[row * 2 + field] = -1;
    bits[row]! |= 1 << field;
  }
  const said = Array.from({ length: ROWS }, (_, row) => remarks?.[row] ?? []);
  const start = [0];
  for (const one of said) start.push(start.at(-1)! + one.length);
  return {
    row: of((row) => row + 1),
    unit: of((row) => row),
    group: of(() => 0),
    values,
    damaged: bits,
    odd: {
      cell: Int32Array.from(odd, ([row, field]) => row * 2 + field),
      form: Int32Array.from(odd, ([, , form]) => form),
    },
    remarks: { start: Int32Array.from(start), text: Int32Array.from(said.flat()) },
    ...(serial === undefined ? {} : { serial: Int32Array.from(serial) }),
  };
}

const words = Array.from({ length: ROWS }, (_, row) => `w${row}`);
function evidence(lists: Record<string, Extra & { marks?: Record<string, string> }>) {
  const input: LineageInput = {
    fields: FIELDS,
    words: [words, words],
    lists: Object.entries(lists).map(([id, { marks = {}, ...extra }]) => ({
      id,
      holder: id,
      fields: [true, true],
      marks,
      rows: [],
      columns: columns(extra),
    })),
    documents: [],
  };
  const k = contextOf(input);
  const all = new Comparison(k).look(k);
  const at = (id: string): number => k.lists.findIndex((list) => list.id === id);
  return (child: string, parent: string) => all[at(child)]!.of[all[at(child)]!.index.get(at(parent))!]!;
}

it('tells odd writing that both have from what one has, and whether others have it', () => {
  const of = evidence({
    child: {
      odd: [
        [1, 1, 7],
        [2, 1, 7],
        [5, 0, 8],
      ],
    },
    parent: {
      odd: [
        [1, 1, 7],
        [2, 1, 7],
        [3, 1, 9],
        [4, 1, 9],
      ],
    },
    third: {
      odd: [
        [2, 1, 7],
        [4, 1, 9],
        [5, 0, 8],
      ],
    },
  });
  expect(of('child', 'parent').writing).toEqual({
    keptNew: 1,
    keptOld: 1,
    lost: 2,
    lostOwn: 1,
    elsewhere: 1,
    fresh: 0,
  });
  expect(of('parent', 'child').writing).toMatchObject({ lost: 1, lostOwn: 0, elsewhere: 1, fresh: 1 });
});

it('counts a column that was damaged as a whole once, and single cells by themselves', () => {
  const whole = Array.from({ length: ROWS }, (_, row): [number, number] => [row, 1]);
  const of = evidence({
    child: { damaged: [...whole, [3, 0]] },
    parent: {
      damaged: [
        [3, 0],
        [4, 0],
      ],
    },
  });
  expect(of('child', 'parent').damage).toEqual({
    childColumns: 1,
    parentColumns: 0,
    bothColumns: 0,
    childCells: 0,
    parentCells: 1,
    bothCells: 1,
  });
});

it('weighs remarks in common by how rare they are, and compares serial numbers', () => {
  const serial = Array.from({ length: ROWS }, (_, row) => row);
  const of = evidence({
    child: { remarks: { 0: [1, 2], 1: [3] }, serial: [...serial.slice(0, 6), ...serial.slice(0, 6)] },
    parent: { remarks: { 0: [1], 1: [4], 2: [5] }, serial },
  });
  const found = of('child', 'parent').remarks;
  expect(found).toMatchObject({
    same: 1,
    childOnly: 2,
    parentOnly: 2,
    inParent: 3,
    serials: 12,
    sameSerial: 6,
  });
  expect(found.information).toBeCloseTo(Math.log(5 / 2));
});

it('finds what files have in common, rare marks weighing more', () => {
  const of = evidence({
    child: { marks: { author: 'x', file: 'csv utf-8', 'header of name': '业主' } },
    parent: { marks: { author: 'x', file: 'csv utf-8', 'header of name': '姓名' } },
    third: { marks: { author: 'y', file: 'csv utf-8', 'header of name': '姓名' } },
  });
  const found = of('child', 'parent').marks;
  expect(found.headersDiffer).toBe(1);
  expect(found.office).toBeCloseTo(Math.log(4 / 2));
  expect(found.text).toBeCloseTo(Math.log(4 / 3));
});

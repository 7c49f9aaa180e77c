// The input as typed arrays: lists in the order of their ids, units, complexes and values as integers, an index unit → lists.
import { bounds, excludes } from './dates.ts';
import type { LineageColumns, LineageInput } from './input.ts';
import { ownerIndex, type OwnerIndex } from './owner-index.ts';
import { picked, Words } from './words.ts';

/** One list: position a = 0…size-1 is one unit; further rows of the same unit follow in `values` and hang on `more`. */
export interface CodedList {
  id: string;
  holder: string;
  size: number;
  units: Int32Array;
  /** Unit per value row. */
  rowUnits: Int32Array;
  /** Row number as given, per value row (positions first, then repeated rows). */
  rowNumbers: Int32Array;
  /** Value rows × fields; -1 is blank. */
  values: Int32Array;
  /** Next value row of the same unit, or -1. */
  more: Int32Array;
  fields: boolean[];
  /** A bit per field and value row: damaged beyond comparing; written otherwise than the list's other cells. */
  damaged: Uint32Array;
  odd: Uint32Array;
  /** By value row × fields + field: the number of the odd way of writing. */
  oddForm: Map<number, number>;
  /** Numbers of a value row's remarks, `remarks.text[start[row]] …`; undefined where the list has none. */
  remarks: { start: Int32Array; text: Int32Array } | undefined;
  /** Serial number per value row, -1 where it has none; undefined where the list has no such column. */
  serial: Int32Array | undefined;
  marks: Record<string, string>;
  /** Filled cells per field. */
  filled: Int32Array;
  first: string | undefined;
  last: string | undefined;
}

export interface Coded extends OwnerIndex {
  fields: number;
  /** The names of the fields. */
  names: readonly string[];
  lists: CodedList[];
  groups: number;
  groupOf: Int32Array;
  /** The number that the input has for each complex. */
  groupNumbers: readonly number[];
  /** The values by their numbers: what they say, their hash for ties. */
  words: Words;
  /** mayPrecede[q * n + p] = 1: the dates allow that list q existed before list p. */
  mayPrecede: Uint8Array;
}

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Fields are kept as bits of one integer. */
const MOST_FIELDS = 31;

function oddCells(
  { odd }: LineageColumns,
  count: number,
  fields: number,
): Pick<CodedList, 'odd' | 'oddForm'> {
  const bits = new Uint32Array(count);
  const oddForm = new Map<number, number>();
  odd?.cell.forEach((cell, i) => {
    bits[Math.floor(cell / fields)]! |= 1 << (cell % fields);
    oddForm.set(cell, odd.form[i]!);
  });
  return { odd: bits, oddForm };
}

/** Codes the input. The outcome depends neither on the order of the lists nor on how units and groups are numbered. */
export function code(input: LineageInput): Coded {
  const fields = input.fields.length;
  if (fields > MOST_FIELDS) throw new RangeError(`at most ${MOST_FIELDS} fields can be compared`);
  const unitCode = new Map<number, number>();
  const groupCode = new Map<number, number>();
  const groupOf: number[] = [];
  const words = new Words(input);
  // Of each unit, the last list that it was met in and where.
  const metIn: number[] = [];
  const metAt: number[] = [];
  const lists = [...input.lists].sort(byId).map((list, l): CodedList => {
    const rows = words.columns(list);
    const count = rows.row.length;
    const order: number[] = [];
    const repeats: [position: number, index: number][] = [];
    const unitOf = new Int32Array(count);
    for (let index = 0; index < count; index++) {
      let unit = unitCode.get(rows.unit[index]!);
      if (unit === undefined) {
        unit = unitCode.size;
        unitCode.set(rows.unit[index]!, unit);
        let group = groupCode.get(rows.group[index]!);
        if (group === undefined) groupCode.set(rows.group[index]!, (group = groupCode.size));
        groupOf.push(group);
        metIn.push(-1);
        metAt.push(-1);
      }
      unitOf[index] = unit;
      if (metIn[unit] === l) repeats.push([metAt[unit]!, index]);
      else {
        metIn[unit] = l;
        metAt[unit] = order.push(index) - 1;
      }
    }
    const valueRows = new Int32Array(count);
    for (const [at, index] of order.entries()) valueRows[at] = index;
    const more = new Int32Array(count).fill(-1);
    for (const [k, [position, index]] of repeats.entries()) {
      const at = order.length + k;
      valueRows[at] = index;
      more[at] = more[position]!;
      more[position] = at;
    }
    const told = repeats.length === 0 ? rows : picked(rows, fields, valueRows);
    const values = new Int32Array(count * fields).fill(-1);
    const filled = new Int32Array(fields);
    for (let at = 0; at < count; at++) {
      for (let f = 0; f < fields; f++) {
        const index = told.values[at * fields + f]!;
        if (index === -1) continue;
        values[at * fields + f] = words.number(f, index);
        filled[f]!++;
      }
    }
    const rowUnits = valueRows.map((index) => unitOf[index]!);
    return {
      id: list.id,
      holder: list.holder,
      size: order.length,
      units: rowUnits.subarray(0, order.length),
      rowUnits,
      rowNumbers: valueRows.map((index) => rows.row[index]!),
      values,
      more,
      fields: list.fields,
      damaged: told.damaged?.slice() ?? new Uint32Array(count),
      ...oddCells(told, count, fields),
      remarks: (told.remarks?.text.length ?? 0) > 0 ? told.remarks : undefined,
      serial: told.serial,
      marks: { ...list.marks },
      filled,
      ...bounds(list.firstPossibleOn, list.lastPossibleOn),
    };
  });
  const n = lists.length;
  const mayPrecede = new Uint8Array(n * n);
  for (let q = 0; q < n; q++) {
    for (let p = 0; p < n; p++) {
      mayPrecede[q * n + p] = q !== p && !excludes(lists[q]!.first, lists[p]!.last) ? 1 : 0;
    }
  }
  return {
    fields,
    names: input.fields,
    lists,
    groups: groupCode.size,
    groupOf: Int32Array.from(groupOf),
    groupNumbers: [...groupCode.keys()],
    ...ownerIndex(
      lists.map(({ units }) => units),
      unitCode.size,
    ),
    words,
    mayPrecede,
  };
}

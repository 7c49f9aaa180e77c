// The input as typed arrays: lists in the order of their ids, units, complexes and values as integers, an index unit → lists.
import { bounds, excludes } from './dates.ts';
import { hash } from './hash.ts';
import type { LineageInput } from './input.ts';

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
  /** Filled cells per field. */
  filled: Int32Array;
  first: string | undefined;
  last: string | undefined;
}

export interface Coded {
  fields: number;
  lists: CodedList[];
  units: number;
  groups: number;
  groupOf: Int32Array;
  /** unit u is held at postings start[u]…start[u+1]: list and position. */
  start: Int32Array;
  postList: Int32Array;
  postPosition: Int32Array;
  /** Hash of each coded value, for ties. */
  valueHash: Uint32Array;
  /** mayPrecede[q * n + p] = 1: the dates allow that list q existed before list p. */
  mayPrecede: Uint8Array;
}

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Fields are kept as bits of one integer. */
const MOST_FIELDS = 31;

/** Codes the input. The outcome depends neither on the order of the lists nor on how units and groups are numbered. */
export function code(input: LineageInput): Coded {
  const fields = input.fields.length;
  if (fields > MOST_FIELDS) throw new RangeError(`at most ${MOST_FIELDS} fields can be compared`);
  const unitCode = new Map<number, number>();
  const groupCode = new Map<number, number>();
  const groupOf: number[] = [];
  const valueCode = new Map<string, number>();
  const valueHash: number[] = [];
  const codeValue = (value: string, field: number): number => {
    const key = `${field}\u0000${value}`;
    let known = valueCode.get(key);
    if (known === undefined) {
      known = valueHash.length;
      valueCode.set(key, known);
      valueHash.push(hash(key));
    }
    return known;
  };
  const lists = [...input.lists].sort(byId).map((list): CodedList => {
    const rows = [...list.rows].sort((a, b) => a.row - b.row);
    const positionOf = new Map<number, number>();
    const order: number[] = [];
    const repeats: [number, number][] = [];
    rows.forEach((row, index) => {
      let unit = unitCode.get(row.unit);
      if (unit === undefined) {
        unit = unitCode.size;
        unitCode.set(row.unit, unit);
        let group = groupCode.get(row.group);
        if (group === undefined) groupCode.set(row.group, (group = groupCode.size));
        groupOf.push(group);
      }
      const known = positionOf.get(unit);
      if (known === undefined) {
        positionOf.set(unit, order.length);
        order.push(index);
      } else repeats.push([known, index]);
    });
    const valueRows = [...order, ...repeats.map(([, index]) => index)];
    const more = new Int32Array(valueRows.length).fill(-1);
    repeats.forEach(([position], k) => {
      const at = order.length + k;
      more[at] = more[position]!;
      more[position] = at;
    });
    const values = new Int32Array(valueRows.length * fields).fill(-1);
    const filled = new Int32Array(fields);
    valueRows.forEach((index, at) => {
      rows[index]!.values.forEach((value, f) => {
        if (value === null || f >= fields) return;
        values[at * fields + f] = codeValue(value, f);
        filled[f]!++;
      });
    });
    const rowUnits = Int32Array.from(valueRows, (index) => unitCode.get(rows[index]!.unit)!);
    return {
      id: list.id,
      holder: list.holder,
      size: order.length,
      units: rowUnits.subarray(0, order.length),
      rowUnits,
      rowNumbers: Int32Array.from(valueRows, (index) => rows[index]!.row),
      values,
      more,
      fields: list.fields,
      filled,
      ...bounds(list.firstPossibleOn, list.lastPossibleOn),
    };
  });
  const units = unitCode.size;
  const start = new Int32Array(units + 1);
  for (const list of lists) for (const unit of list.units) start[unit + 1]!++;
  for (let u = 0; u < units; u++) start[u + 1]! += start[u]!;
  const fill = start.slice();
  const postList = new Int32Array(start[units]!);
  const postPosition = new Int32Array(start[units]!);
  lists.forEach((list, l) => {
    list.units.forEach((unit, position) => {
      const at = fill[unit]!++;
      postList[at] = l;
      postPosition[at] = position;
    });
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
    lists,
    units,
    groups: groupCode.size,
    groupOf: Int32Array.from(groupOf),
    start,
    postList,
    postPosition,
    valueHash: Uint32Array.from(valueHash),
    mayPrecede,
  };
}

// Which records have which keys, as lists of numbers; keys of a single record, or of too many, are left out.
import { GrowingInts } from '../growing.ts';
import { combine, mix, wide } from '../hash.ts';
import type { GenericTable } from './table.ts';
import { COUNTS, keysOf } from './value-keys.ts';

/** Steps that a search of all records may take: keys are left out, those of most records first, until it holds. */
const BUDGET = 5e7;
/** Distinct values up to which slips are looked for: their keys have to fit into memory. */
const MOST_VALUES = 500_000;

export interface KeyIndex {
  /** Keys of record r: `keys[start[r]]` up to `keys[start[r + 1]]`. */
  start: Int32Array;
  keys: Int32Array;
  /** What each key counts for where two records share it. */
  weight: Float32Array;
  /** Records of key k: `records[at[k]]` up to `records[at[k + 1]]`. */
  at: Int32Array;
  records: Int32Array;
}

/** Numbers keys and counts their records. */
class Numbering {
  readonly #numbers = new Map<number, number>();
  readonly counts: number[] = [];
  readonly sizes: number[] = [];

  number(key: number, counts: number): number {
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.counts.length;
      this.#numbers.set(key, number);
      this.counts.push(counts);
      this.sizes.push(0);
    }
    return number;
  }
}

/** Size of the largest key that the budget allows. */
function largest(sizes: readonly number[]): number {
  const ofSize = new Map<number, number>();
  for (const size of sizes) ofSize.set(size, (ofSize.get(size) ?? 0) + 1);
  let [work, most] = [0, 2];
  for (const [size, keys] of [...ofSize].sort(([a], [b]) => a - b)) {
    work += size * size * keys;
    if (work > BUDGET) break;
    most = Math.max(most, size);
  }
  return most;
}

/** Numbers of the keys of each distinct value of a column; the first is that of the whole value. */
function numberValues(
  { columns }: GenericTable,
  column: number,
  numbering: Numbering,
  shared: Map<readonly string[], Int32Array[]>,
  slips: boolean,
): Int32Array[] {
  const { compare, values } = columns[column]!;
  const isText = compare === 'text';
  const known = isText ? shared.get(values) : undefined;
  if (known !== undefined) return known;
  // Texts are known again in any column.
  const seed = isText ? 11 : 1000 + column * 16;
  const numbered = values.map((value) => {
    const found = new Set<number>();
    keysOf(value, isText, seed, slips, (hash, counts) => {
      found.add(numbering.number(wide(hash, mix(hash + seed)), counts));
    });
    return Int32Array.from(found);
  });
  if (isText) shared.set(values, numbered);
  return numbered;
}

/** The keys of all records. Values that are too common alone are looked for together, two by two. */
export function keyIndex(table: GenericTable): KeyIndex {
  const { count, columns } = table;
  const numbering = new Numbering();
  const shared = new Map<readonly string[], Int32Array[]>();
  const slips = columns.reduce((sum, { codes }) => sum + new Set(codes).size, 0) <= MOST_VALUES;
  const ofValue = columns.map((_, column) => numberValues(table, column, numbering, shared, slips));
  const { sizes, counts } = numbering;
  for (const [column, { codes }] of columns.entries()) {
    for (const code of codes) if (code !== -1) for (const key of ofValue[column]![code]!) sizes[key]! += 1;
  }
  const mostAlone = largest(sizes);

  const together = new GrowingInts();
  const togetherStart = new Int32Array(count + 1);
  for (let record = 0; record < count; record += 1) {
    const common: number[] = [];
    for (const [column, { codes }] of columns.entries()) {
      const code = codes[record]!;
      if (code === -1 || sizes[ofValue[column]![code]![0]!]! <= mostAlone) continue;
      const own = mix(code + Math.imul(column + 1, 0x9e3779b1));
      for (const other of common) {
        const key = numbering.number(wide(combine(own, other), combine(other, own)), COUNTS.together);
        together.push(key);
        sizes[key]! += 1;
      }
      common.push(own);
    }
    togetherStart[record + 1] = together.length;
  }
  const pairs = together.done();
  const most = largest(sizes);

  const isKept = (key: number): boolean => sizes[key]! > 1 && sizes[key]! <= most;
  const keys = new GrowingInts();
  const start = new Int32Array(count + 1);
  for (let record = 0; record < count; record += 1) {
    for (const [column, { codes }] of columns.entries()) {
      const code = codes[record]!;
      if (code !== -1) for (const key of ofValue[column]![code]!) if (isKept(key)) keys.push(key);
    }
    for (let at = togetherStart[record]!; at < togetherStart[record + 1]!; at += 1) {
      if (isKept(pairs[at]!)) keys.push(pairs[at]!);
    }
    start[record + 1] = keys.length;
  }
  const all = keys.done();
  const at = new Int32Array(sizes.length + 1);
  for (const key of all) at[key + 1]! += 1;
  for (let key = 0; key < sizes.length; key += 1) at[key + 1]! += at[key]!;
  const next = at.slice();
  const records = new Int32Array(all.length);
  for (let record = 0; record < count; record += 1) {
    for (let place = start[record]!; place < start[record + 1]!; place += 1) {
      records[next[all[place]!]!++] = record;
    }
  }
  const weight = Float32Array.from(
    counts,
    (each, key) => each * Math.log(count / Math.max(1, sizes[key]!)) + 1e-3,
  );
  return { start, keys: all, weight, at, records };
}

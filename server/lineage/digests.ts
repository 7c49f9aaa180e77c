// Digests of what comparing two lists depends on, so that a pair that nothing touched need not be compared again.
import type { CodedList } from './coded.ts';
import type { Context } from './context.ts';
import { hash } from './hash.ts';

const [PRIME_A, PRIME_B] = [0x9e3779b1, 0x85ebca77];

/** One number well mixed (Murmur3's last step). */
export function mixed(value: number, seed: number): number {
  let h = Math.imul(value ^ seed, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** Two running digests of 32 bits: both alike by chance once in 2⁶⁴. */
export class Lanes {
  a = 0x3c6ef372;
  b = 0x510e527f;

  add(value: number): void {
    this.a = Math.imul(this.a ^ value, PRIME_A);
    this.a ^= this.a >>> 15;
    this.b = Math.imul((this.b + value) | 0, PRIME_B);
    this.b ^= this.b >>> 13;
  }

  text(value: string): void {
    this.add(hash(value));
    this.add(hash(value, 1));
  }

  toString(): string {
    return `${(this.a >>> 0).toString(36)}.${(this.b >>> 0).toString(36)}`;
  }
}

/** Numbers of the places in a list, in two lanes, mixed so that sums of products tell which place lies beside which. */
export interface PlaceKeys {
  a: Int32Array;
  b: Int32Array;
}

function placeKeys(size: number): PlaceKeys {
  return {
    a: Int32Array.from({ length: size }, (_, at) => mixed(at + 1, PRIME_A)),
    b: Int32Array.from({ length: size }, (_, at) => mixed(at + 1, PRIME_B)),
  };
}

/** Everything of a list that is compared, but whose its rows are. */
function ofList(list: CodedList, first: readonly number[], second: readonly number[]): Lanes {
  const lanes = new Lanes();
  const { values, damaged, odd, oddForm, more, serial, remarks, fields } = list;
  lanes.add(list.size);
  for (const has of fields) lanes.add(has ? 1 : 0);
  for (const value of values) {
    lanes.add(value < 0 ? -1 : first[value]!);
    if (value >= 0) lanes.add(second[value]!);
  }
  for (const at of more) lanes.add(at);
  for (const bits of damaged) lanes.add(bits);
  for (const bits of odd) lanes.add(bits);
  for (const [cell, form] of oddForm) {
    lanes.add(cell);
    lanes.add(form);
  }
  lanes.add(serial === undefined ? 0 : 1);
  for (const number of serial ?? []) lanes.add(number);
  lanes.add(remarks === undefined ? 0 : 1);
  for (const at of remarks?.start ?? []) lanes.add(at);
  for (const text of remarks?.text ?? []) lanes.add(text);
  return lanes;
}

/** A number of 53 bits for each complex, the same in every run in which its name is. */
function groupKeys({ groupNames }: Pick<Context, 'groupNames'>): Float64Array {
  return Float64Array.from(groupNames, (name) => hash(name) * 0x20_0000 + (hash(name, 1) & 0x1f_ffff));
}

export interface RowDigests {
  places: PlaceKeys;
  /** Number of each complex. */
  groups: Float64Array;
  groupAt: ReadonlyMap<number, number>;
  /** What both lists hold, and which rows of theirs are of the same unit. */
  pair(c: number, p: number): string;
  /** The same of a list and others, in their order. */
  all(c: number, others: readonly number[]): string;
}

/** Costs what the overlaps of all pairs cost: Σ over units of lists². */
export function rowDigests(k: Context): RowDigests {
  const { n, lists, units, start, postList, postPosition, groupOf, words } = k;
  const second = words.said.map((text) => hash(text, 1));
  const each = lists.map((list) => ofList(list, words.hashes, second));
  const places = placeKeys(lists.reduce((most, { size }) => Math.max(most, size), 0));
  const groups = groupKeys(k);
  const group = Int32Array.from(groups, (key) => mixed(key | 0, mixed((key / 0x1_0000_0000) | 0, 1)));
  const a = new Int32Array(n * n);
  const b = new Int32Array(n * n);
  for (let unit = 0; unit < units; unit++) {
    const end = start[unit + 1]!;
    const g = group[groupOf[unit]!]!;
    for (let i = start[unit]!; i < end; i++) {
      const row = postList[i]! * n;
      const [keyA, keyB] = [places.a[postPosition[i]!]! + g, places.b[postPosition[i]!]! + g];
      for (let j = i + 1; j < end; j++) {
        const at = row + postList[j]!;
        const place = postPosition[j]!;
        a[at] = a[at]! + Math.imul(keyA, places.a[place]! | 1);
        b[at] = b[at]! + Math.imul(keyB, places.b[place]! | 1);
      }
    }
  }
  const add = (lanes: Lanes, c: number, p: number): void => {
    const at = Math.min(c, p) * n + Math.max(c, p);
    for (const part of [each[p]!.a, each[p]!.b, a[at]!, b[at]!]) lanes.add(part);
  };
  const digest = (c: number, others: readonly number[]): string => {
    const lanes = new Lanes();
    lanes.add(each[c]!.a);
    lanes.add(each[c]!.b);
    for (const p of others) add(lanes, c, p);
    return lanes.toString();
  };
  return {
    places,
    groups,
    groupAt: new Map(Array.from(groups, (key, g) => [key, g])),
    pair: (c, p) => digest(c, [p]),
    all: digest,
  };
}

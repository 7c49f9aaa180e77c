// Differences that are a list's way and no errors: a district before every complex, a complex by another name, rooms that were cut.
import type { CodedList, Coded } from './coded.ts';

/** Parts of an address of which a list may have a way of its own, and those that a cut address loses. */
const NAMED = ['complex', 'building', 'unit'];
const CUT = ['building', 'unit', 'room'];

/** A way of saying it needs so many cells, and this share of them. */
const [FEWEST, MOSTLY] = [3, 0.8];
/** A text before names needs so many cells in all. */
const FEWEST_PREFIXED = 10;
/** A list's values were cut where so many of its differences, and so many times as many as others, are beginnings of the reference. */
const [FEWEST_CUT, TIMES] = [5, 3];

type Each = (list: CodedList, row: number, value: number, reference: number) => void;

/** Every filled cell of a field with its reference value. */
function eachCell({ lists, fields }: Coded, reference: Int32Array, f: number, visit: Each): void {
  for (const list of lists) {
    for (let row = 0; row < list.rowUnits.length; row++) {
      const value = list.values[row * fields + f]!;
      if (value >= 0) visit(list, row, value, reference[list.rowUnits[row]! * fields + f]!);
    }
  }
}

const count = <K>(into: Map<K, number>, key: K): unknown => into.set(key, (into.get(key) ?? 0) + 1);

/** Texts that some lists set before a name and others do not, such as 旌阳区: taken off everywhere. */
function withoutPrefixes(coded: Coded, reference: Int32Array, f: number): void {
  const { words, fields, lists } = coded;
  const seen = new Map<string, number>();
  // Few pairs of names differ, each in many cells.
  const pairs = new Map<number, Map<number, number>>();
  eachCell(coded, reference, f, (_, __, value, truth) => {
    if (value === truth || truth < 0) return;
    const of = pairs.get(value) ?? new Map<number, number>();
    count(of, truth);
    pairs.set(value, of);
  });
  for (const [value, truths] of pairs) {
    for (const [truth, cells] of truths) {
      const [a, b] = [words.said[value]!, words.said[truth]!];
      const [long, short] = a.length > b.length ? [a, b] : [b, a];
      if (short.length < 2 || !long.endsWith(short) || long.length === short.length) continue;
      const prefix = long.slice(0, long.length - short.length);
      if (prefix.length >= 2) seen.set(prefix, (seen.get(prefix) ?? 0) + cells);
    }
  }
  const prefixes = [...seen].filter(([, cells]) => cells >= FEWEST_PREFIXED).map(([prefix]) => prefix);
  if (prefixes.length === 0) return;
  prefixes.sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const known = new Map<number, number>();
  const bare = (value: number): number => {
    let to = known.get(value);
    if (to === undefined) {
      const text = words.said[value]!;
      const prefix = prefixes.find((one) => text.startsWith(one) && text.length >= one.length + 2);
      to = prefix === undefined ? value : words.numberOf(f, text.slice(prefix.length));
      known.set(value, to);
    }
    return to;
  };
  for (const list of lists) {
    let taken = 0;
    for (let at = f; at < list.values.length; at += fields) {
      const value = list.values[at]!;
      if (value < 0) continue;
      list.values[at] = bare(value);
      if (list.values[at] !== value) taken++;
    }
    if (list.filled[f]! > 0) list.marks['district before names'] = taken > list.filled[f]! / 2 ? 'yes' : 'no';
  }
}

/** A value that stands for one and the same reference value throughout a list is that list's name for it. */
function withCommonNames(coded: Coded, reference: Int32Array, f: number): void {
  const { fields } = coded;
  const said = new Map<CodedList, Map<number, Map<number, number>>>();
  eachCell(coded, reference, f, (list, _, value, truth) => {
    if (truth < 0) return;
    const of = said.get(list) ?? new Map<number, Map<number, number>>();
    said.set(list, of);
    const truths = of.get(value) ?? new Map<number, number>();
    of.set(value, truths);
    count(truths, truth);
  });
  for (const [list, of] of said) {
    const names = new Map<number, number>();
    for (const [value, truths] of of) {
      const all = [...truths.values()].reduce((sum, cells) => sum + cells, 0);
      const [truth, cells] = [...truths].reduce((a, b) => (b[1] > a[1] ? b : a));
      if (truth !== value && cells >= FEWEST && cells >= all * MOSTLY) names.set(value, truth);
    }
    if (names.size === 0) continue;
    for (const [value, truth] of names) {
      list.marks[`name of ${coded.words.said[truth]!}`] = coded.words.said[value]!;
    }
    for (let at = f; at < list.values.length; at += fields) {
      const to = names.get(list.values[at]!);
      if (to !== undefined) list.values[at] = to;
    }
  }
}

/** Values cut from the right throughout a list are damaged: blank for comparing, never errors. */
function withoutCuts(coded: Coded, reference: Int32Array, f: number): void {
  const { words, fields, lists, start, postList, postPosition } = coded;
  const cut = new Map<CodedList, number>();
  const others = new Map<CodedList, number>();
  eachCell(coded, reference, f, (list, _, value, truth) => {
    if (truth < 0 || value === truth) return;
    count(words.said[truth]!.startsWith(words.said[value]!) ? cut : others, list);
  });
  const isCut = lists.map(
    (list) => (cut.get(list) ?? 0) >= Math.max(FEWEST_CUT, TIMES * (others.get(list) ?? 0)),
  );
  /** Whether a list that was not cut has more of it; copies of what was cut may outnumber the whole. */
  const isBeginning = (value: number, unit: number): boolean => {
    for (let at = start[unit]!; at < start[unit + 1]!; at++) {
      if (isCut[postList[at]!]!) continue;
      const whole = lists[postList[at]!]!.values[postPosition[at]! * fields + f]!;
      if (whole >= 0 && whole !== value && words.said[whole]!.startsWith(words.said[value]!)) return true;
    }
    return false;
  };
  for (const [l, list] of lists.entries()) {
    if (!isCut[l]!) continue;
    for (let row = 0; row < list.rowUnits.length; row++) {
      const value = list.values[row * fields + f]!;
      if (value < 0 || !isBeginning(value, list.rowUnits[row]!)) continue;
      list.values[row * fields + f] = -1;
      list.damaged[row]! |= 1 << f;
      list.filled[f]!--;
    }
  }
}

/**
 * Rewrites the values of the lists in place where they differ as a whole.
 *
 * @param reference value per unit × field before
 * @returns whether anything may have changed
 */
export function settle(coded: Coded, reference: Int32Array): boolean {
  const at = (names: readonly string[]): number[] =>
    names.map((name) => coded.names.indexOf(name)).filter((f) => f >= 0);
  for (const f of at(['complex'])) withoutPrefixes(coded, reference, f);
  for (const f of at(NAMED)) withCommonNames(coded, reference, f);
  for (const f of at(CUT)) withoutCuts(coded, reference, f);
  return at([...NAMED, ...CUT]).length > 0;
}

// Which values a column has over the rows of an owner, how common each is, and which rows depart from the commonest.
import { squeezed, type Said } from './column-keys.ts';

/** What a row is in its column: number of its value by how common it is (0 the commonest), and whether it is written otherwise. */
export interface Placed {
  variant: number | undefined;
  restated: boolean;
}

const textOf = ({ written }: Said): string => written.map(({ text }) => text).join(' ');

/** Keys, the commonest first; of equals the one that comes first. */
function rankedKeys(said: readonly Said[]): string[] {
  const counts = new Map<string, number>();
  for (const { keys } of said) for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([key]) => key);
}

/** The key that a row stands by: the commonest of its own, or a fuller one that it is part of. */
function standingKey(said: Said, ranked: readonly string[]): { key: string; isPart: boolean } | undefined {
  const own = ranked.find((key) => said.keys.includes(key));
  if (own === undefined) return undefined;
  const fuller = ranked.find((key) => key !== own && said.isPartOf?.(key) === true);
  return fuller === undefined ? { key: own, isPart: false } : { key: fuller, isPart: true };
}

/** The way in which most rows of a value are written. */
function commonForm(texts: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

/**
 * Places every row of one column.
 * @param isFreelyWritten the column is written in many ways that say nothing (addresses): only what is incomplete is `restated`
 */
export function findVariants(said: readonly Said[], isFreelyWritten: boolean): Placed[] {
  const ranked = rankedKeys(said);
  const standing = said.map((each) => standingKey(each, ranked));
  const rows = new Map<string, number[]>();
  for (const [at, found] of standing.entries()) {
    if (found !== undefined) rows.set(found.key, [...(rows.get(found.key) ?? []), at]);
  }
  const order = [...rows].sort(([, a], [, b]) => b.length - a.length || a[0]! - b[0]!);
  const placed: Placed[] = said.map(() => ({ variant: undefined, restated: false }));
  for (const [variant, [, members]] of order.entries()) {
    const formOf = (at: number): string => squeezed(textOf(said[at]!));
    const isPart = (at: number): boolean => standing[at]?.isPart === true;
    const form = commonForm(members.filter((at) => !isPart(at)).map(formOf));
    for (const at of members) {
      placed[at] = { variant, restated: isPart(at) || (!isFreelyWritten && formOf(at) !== form) };
    }
  }
  return placed;
}

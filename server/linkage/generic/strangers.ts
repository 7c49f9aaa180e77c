// How often things that are not one agree all the same: from random pairs, and from how common values are.
import { mix } from '../hash.ts';
import { GENERIC_COMPARISONS } from './compare/registry.ts';
import type { GenericTable } from './table.ts';
import { SILENT, type Comparer } from './vector.ts';

const RANDOM_PAIRS = 60_000;
/** What a level counts for before anything is seen of it, in pairs. */
export const UNSEEN = 0.5;

/** How often each value stands in a column, as a share of the records that say anything. */
export function frequencies(codes: Int32Array, values: number): Float64Array {
  const shares = new Float64Array(values);
  let filled = 0;
  for (const code of codes) {
    if (code === -1) continue;
    shares[code]! += 1;
    filled += 1;
  }
  return shares.map((share) => share / Math.max(1, filled));
}

/** Levels among random pairs, which are strangers but for a few. */
export function strangers(table: GenericTable, comparer: Comparer): Float64Array[] {
  const { count, columns } = table;
  const seen = columns.map(({ compare }) =>
    new Float64Array(GENERIC_COMPARISONS[compare].levels.length).fill(UNSEEN),
  );
  const levels = new Int8Array(columns.length);
  const wanted = Math.min(RANDOM_PAIRS, (count * (count - 1)) / 2);
  for (let drawn = 0; drawn < wanted; drawn += 1) {
    const a = mix(drawn * 2 + 1) % count;
    const b = mix(drawn * 2 + 0x5bd1e995) % count;
    if (a === b) continue;
    comparer.compare(a, b, levels);
    for (const [column, level] of levels.entries()) if (level !== SILENT) seen[column]![level]! += 1;
  }
  return seen.map((counts) => {
    const total = counts.reduce((sum, each) => sum + each, 0);
    return counts.map((each) => each / total);
  });
}

/** Share of records in which each text stands in any text column. */
export function anyColumn({ count, columns }: GenericTable): Float64Array {
  const texts = columns.filter(({ compare }) => compare === 'text');
  const shares = new Float64Array(texts[0]?.values.length ?? 0);
  for (const { codes } of texts) for (const code of codes) if (code !== -1) shares[code]! += 1 / count;
  return shares;
}

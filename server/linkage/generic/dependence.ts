// Columns that say the same twice: how much commoner a level is among strangers who agree on another column already.
import { mix } from '../hash.ts';
import { GENERIC_COMPARISONS } from './compare/registry.ts';
import type { GenericTable } from './table.ts';
import { Comparer, SILENT } from './vector.ts';

/** Pairs looked at for each column. */
const PAIRS = 4_000;
/** Things that share a value, from which on the value is nobody's own. */
const BLOCK = 6;
/** Pairs that the level's share among all strangers counts for beside those that were looked at. */
const PRIOR_PAIRS = 40;

/** `lift[column][given][level]`: log of how much commoner the level is where `given` agrees; 0 where it is not. */
export type Dependence = Float64Array[][];

/**
 * Looks at pairs that share a value of one column after the other.
 * @param strangers shares of the levels among random pairs
 * @param group of each record, a number of what is taken for one thing already: one record of it stands for all, for pairs
 *   within tell nothing of strangers
 */
export function dependenceOf(
  table: GenericTable,
  strangers: readonly Float64Array[],
  group: Int32Array,
): Dependence {
  const { columns } = table;
  const comparer = new Comparer(table);
  const levels = new Int8Array(columns.length);
  const lift = columns.map(({ compare }) =>
    columns.map(() => new Float64Array(GENERIC_COMPARISONS[compare].levels.length)),
  );
  for (const [given, { codes }] of columns.entries()) {
    const blocks = new Map<number, Map<number, number>>();
    for (const [record, code] of codes.entries()) {
      if (code === -1) continue;
      const block = blocks.get(code) ?? new Map<number, number>();
      if (!block.has(group[record]!)) block.set(group[record]!, record);
      blocks.set(code, block);
    }
    const large = [...blocks.values()]
      .filter((block) => block.size >= BLOCK)
      .map((block) => [...block.values()]);
    if (large.length === 0) continue;
    const counts = columns.map((_, column) => strangers[column]!.map((share) => share * PRIOR_PAIRS));
    for (let drawn = 0; drawn < PAIRS; drawn += 1) {
      const block = large[mix(drawn * 3 + given) % large.length]!;
      const a = block[mix(drawn * 5 + 1) % block.length]!;
      const b = block[mix(drawn * 7 + 2) % block.length]!;
      if (a === b) continue;
      comparer.compare(a, b, levels);
      for (const [column, level] of levels.entries()) if (level !== SILENT) counts[column]![level]! += 1;
    }
    for (const [column, seen] of counts.entries()) {
      if (column === given) continue;
      const all = seen.reduce((sum, each) => sum + each, 0);
      for (const [level, count] of seen.entries()) {
        lift[column]![given]![level] = Math.max(0, Math.log(count / all / strangers[column]![level]!));
      }
    }
  }
  return lift;
}

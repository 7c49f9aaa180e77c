// A copy of rows of a simulated list, with slips as people make them: what turns up and is held against a case.
import { randomFor, type Random } from '../fixtures/random.ts';
import type { ChainList } from '../simulate/cases/chain.ts';
import { listBytes } from '../simulate/cases/files.ts';
import { cloneRow, type Row } from '../simulate/cases/row.ts';
import { spoil } from '../simulate/cases/spoil.ts';

/** Share of slips that are the likeliest one of that value. */
const COMMON = 0.25;

/** How rows are taken: a run of them, or here and there. */
export type Taken = 'run' | 'scattered';

function taken(random: Random, rows: readonly Row[], count: number, how: Taken): Row[] {
  if (how === 'run') {
    const from = random.int(0, Math.max(0, rows.length - count));
    return rows.slice(from, from + count);
  }
  const places = new Set(random.shuffle([...rows.keys()]).slice(0, count));
  return rows.filter((_, at) => places.has(at));
}

/**
 * The bytes of a copy.
 * @param errors share of filled cells that get a slip, by field as often as people slip there
 */
export function copiedList(
  list: ChainList,
  { seed, count, errors, how }: { seed: number; count: number; errors: number; how: Taken },
): Buffer {
  const random = randomFor(seed, `copy of ${list.number}`);
  const rows = taken(random, list.rows, count, how).map(cloneRow);
  spoil(random, rows, errors, COMMON);
  return listBytes({ ...list, rows });
}

// A count of rows at which lists are cut: the most that a sheet holds, or a round number that somebody asked for.
import type { ReadCounts } from '#contract/reading.ts';
import type { ListTraits } from '#contract/traits.ts';

/** Rows of a sheet of Excel 95, of 97 to 2003, and of today. */
const SHEETS = new Set([16_384, 65_536, 1_048_576]);
const LEAST = 1_000;

/** One or two digits and zeros, such as 5,000 and 65,000. */
const isRound = (rows: number): boolean => rows >= LEAST && /^\d\d?0+$/.test(String(rows));

export function cutAtRows({ total, imported, setAside }: ReadCounts): ListTraits['cutAtRows'] {
  if (SHEETS.has(total)) return { rows: total, why: 'sheet-limit' };
  const rows = imported + setAside;
  return isRound(rows) ? { rows, why: 'round' } : undefined;
}

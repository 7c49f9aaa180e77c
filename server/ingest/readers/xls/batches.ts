// Rows held in memory given in batches.
import type { RawBatch, RowFault } from '../define.ts';

const BATCH = 1_000;
const NONE: string[] = [];

/** The rows in order, missing ones blank; each is let go once it was given. */
export function* batchesOf(rows: string[][], faults?: ReadonlyMap<number, RowFault>): Generator<RawBatch> {
  for (let start = 0; start < rows.length; start += BATCH) {
    const batch = Array.from(rows.slice(start, start + BATCH), (row) => row ?? []);
    const odd = [...(faults ?? [])].filter(([line]) => line >= start && line < start + BATCH);
    for (let at = start; at < start + batch.length; at += 1) rows[at] = NONE;
    yield odd.length === 0
      ? { rows: batch }
      : { rows: batch, faults: new Map(odd.map(([line, fault]) => [line - start, fault])) };
  }
}

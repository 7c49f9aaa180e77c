// Looks for canaries in the rows of lists: reads each row once, whatever the number of canaries.
import { CanaryFinder, type Recognised } from '../../canaries/recognise.ts';
import type { GivenRecord } from '../../canaries/given.ts';
import type { Mapping } from '../../ingest/normalise/normalise.ts';
import { openReader, readEachRow, type RecordSource } from '../../record/index.ts';
import { defineTask } from '../define.ts';

export interface FindCanariesInput {
  source: RecordSource;
  lists: { id: string; reading: number; rows: number; mapping: Mapping }[];
  canaries: readonly GivenRecord[];
}

/** Lists that hold canaries, by the places of these. */
export type FoundCanaries = { list: string; found: Recognised[] }[];

/** How often it is told how far it is, in rows. */
const TELL_EVERY = 20_000;

export const findCanariesTask = defineTask<FindCanariesInput, never, FoundCanaries>(
  async ({ source, lists, canaries }, { progress }) => {
    const total = lists.reduce((sum, { rows }) => sum + rows, 0);
    const finder = new CanaryFinder(canaries);
    const found: FoundCanaries = [];
    let done = 0;
    const sql = openReader(source);
    try {
      for (const { id, reading, mapping } of lists) {
        for (const row of readEachRow(sql, reading)) {
          finder.look(mapping, row);
          if (++done % TELL_EVERY === 0) progress(done, total);
        }
        const own = finder.take();
        if (own.length > 0) found.push({ list: id, found: own });
      }
    } finally {
      sql.close();
    }
    return found;
  },
);

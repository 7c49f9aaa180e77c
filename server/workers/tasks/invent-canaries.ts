// Invents people in the manner of a list; their numbers are held against every keyed hash of the record.
import { invent, type Invented } from '../../canaries/invent.ts';
import { mannerOf } from '../../canaries/manner.ts';
import type { PhoneBlock } from '#contract/phone-blocks.ts';
import { randomFrom } from '#contract/random.ts';
import type { Mapping } from '../../ingest/normalise/normalise.ts';
import { isKnownKey, openReader, readEachRow, type RecordSource } from '../../record/index.ts';
import { defineTask } from '../define.ts';

export interface InventInput {
  source: RecordSource;
  pseudonymKey: Uint8Array;
  list: { reading: number; mapping: Mapping };
  count: number;
  blocks: readonly PhoneBlock[];
  /** Match keys of canaries, handles and complaints. */
  taken: readonly string[];
  seed: number;
}

export const inventCanaries = defineTask<InventInput, never, Invented[]>(
  async ({ source, pseudonymKey, list, count, blocks, taken, seed }) => {
    const random = randomFrom(seed);
    const known = new Set(taken);
    const sql = openReader(source);
    try {
      const manner = mannerOf(list.mapping, readEachRow(sql, list.reading), random);
      const isNumber = (key: string): boolean => key.startsWith('phone:') || key.startsWith('id:');
      return invent(manner, count, {
        blocks,
        random,
        isTaken: (key) => known.has(key) || (isNumber(key) && isKnownKey(sql, pseudonymKey, key)),
      });
    } finally {
      sql.close();
    }
  },
);

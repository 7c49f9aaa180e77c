// The rows of a list that no record could be made of, as they stand in its file.
import type { SetAsideRow } from '#contract/reading.ts';
import { openList } from '../../ingest/open-list.ts';
import { defineTask } from '../define.ts';
import { borrowedBytes } from '../lent-bytes.ts';
import type { SentSource } from './read-list.ts';

/** @throws input-refused with what is wrong with the file */
export const setAsideTask = defineTask<{ source: SentSource }, SetAsideRow[], { header: string[] }>(
  async ({ source: { lent, ...source } }, { emit }) => {
    const list = await openList(lent === undefined ? source : { ...source, bytes: borrowedBytes(lent) });
    for await (const { setAside } of list.batches) if (setAside.length > 0) await emit(setAside);
    return { header: list.header };
  },
);

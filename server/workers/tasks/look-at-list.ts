// Looks at one list before it is imported; a large workbook takes seconds to open.
import { lookAtList, type Look } from '../../ingest/look/look-at-list.ts';
import { defineTask } from '../define.ts';
import { borrowedBytes } from '../lent-bytes.ts';
import type { SentSource } from './read-list.ts';

/** @throws input-refused with what is wrong with the file */
export const lookTask = defineTask<{ source: SentSource }, never, Look>(
  async ({ source: { lent, ...source } }) =>
    lookAtList(lent === undefined ? source : { ...source, bytes: borrowedBytes(lent) }),
);

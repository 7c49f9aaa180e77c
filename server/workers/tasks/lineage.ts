// Infers the lineage of a case: codes the values of all rows while they are still being linked, then compares the lists.
import type { LineageModel, ListLineage } from '#contract/lineage.ts';
import type { ListTraits } from '#contract/traits.ts';
import type { GivenCanary } from '../../ingest/compared/canaries.ts';
import { ComparedLists } from '../../ingest/compared/compared-lists.ts';
import type { Mapping } from '../../ingest/normalise/normalise.ts';
import { inferLineage, type LineageDocument } from '../../lineage/index.ts';
import { openReader, readEachRow, type RecordSource } from '../../record/index.ts';
import { defineTask } from '../define.ts';
import type { Linked } from '../linked.ts';
import { type KnownOfList, lineageInput } from '../lineage-input.ts';

export interface LineageTaskInput {
  source: RecordSource;
  lists: (KnownOfList & {
    reading: number;
    rows: number;
    mapping: Mapping;
    traits?: ListTraits | undefined;
  })[];
  documents: LineageDocument[];
  canaries: GivenCanary[];
}

export interface LineageAnswer {
  model: LineageModel;
  lists: ListLineage[];
}

/** How often it is told how far coding is, in rows. */
const TELL_EVERY = 20_000;

export const lineage = defineTask<LineageTaskInput, never, LineageAnswer>(
  async ({ source, lists, documents, canaries }, { next, progress }) => {
    const total = lists.reduce((sum, { rows }) => sum + rows, 0);
    const compared = new ComparedLists();
    let done = 0;
    const sql = openReader(source);
    try {
      for (const { reading, rows, ...list } of lists) {
        compared.add(list, rows, readEachRow(sql, reading), () => {
          if (++done % TELL_EVERY === 0) progress(done, total * 2);
        });
      }
    } finally {
      sql.close();
    }
    return inferLineage(lineageInput(lists, compared, (await next()) as Linked, documents, canaries));
  },
);

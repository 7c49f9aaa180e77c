// Infers the lineage of a case: codes the values of all rows while they are still being linked, then compares the lists.
import type { LineageModel, ListLineage } from '#contract/lineage.ts';
import type { ListTraits } from '#contract/traits.ts';
import { CanariesInLists, type GivenCanary } from '../../canaries/in-lists.ts';
import { ComparedLists } from '../../ingest/compared/compared-lists.ts';
import type { Mapping } from '../../ingest/normalise/normalise.ts';
import { inferLineage, scoreCase, type LineageDocument, type LineageMemory } from '../../lineage/index.ts';
import { openReader, readEachRow, type KeptLineageMemory, type RecordSource } from '../../record/index.ts';
import { defineTask } from '../define.ts';
import type { Linked } from '../linked.ts';
import { type KnownOfList, lineageInput } from '../lineage-input.ts';
import { lineageMemory, toKeep } from '../lineage-memory.ts';

export interface LineageTaskInput {
  source: RecordSource;
  case: string;
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
  /** What the next inference of the case can take from this one. */
  memory: KeptLineageMemory;
}

/** How often it is told how far coding is, in rows. */
const TELL_EVERY = 20_000;

export const lineage = defineTask<LineageTaskInput, never, LineageAnswer>(
  async ({ source, case: caseId, lists, documents, canaries }, { next, progress }) => {
    const total = lists.reduce((sum, { rows }) => sum + rows, 0);
    const compared = new ComparedLists();
    const looking = new CanariesInLists(canaries);
    let done = 0;
    let before: LineageMemory;
    const sql = openReader(source);
    try {
      for (const { reading, rows, ...list } of lists) {
        compared.add(list, rows, looking.look(list, readEachRow(sql, reading)), () => {
          if (++done % TELL_EVERY === 0) progress(done, total * 2);
        });
      }
      before = lineageMemory(sql, caseId);
    } finally {
      sql.close();
    }
    const input = lineageInput(lists, compared, (await next()) as Linked, documents, looking.found());
    const scoring = scoreCase(input, before);
    const memory = toKeep(before, scoring.look.comparison.remembered());
    return { ...inferLineage(input, scoring), memory };
  },
);

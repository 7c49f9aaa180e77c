// The journal: who did what, when.
import type { z } from 'zod';
import type { journal as query } from '#contract/queries/journal.ts';
import { shownEntry } from '../queries/steps/journal.ts';
import type { Workspace } from '../workspace.ts';

type Answer = z.infer<typeof query.result>;

const PAGE = 5000;

/** Every entry, or every entry of a case, in order. */
export function journalOf({ record }: Pick<Workspace, 'record'>, caseId: string | undefined): Answer {
  const entries: Answer['entries'] = [];
  for (let after = 0; ;) {
    const page = record.entries({ case: caseId, after, limit: PAGE });
    for (const entry of page.entries) entries.push(shownEntry(entry));
    const last = page.entries.at(-1);
    if (last === undefined || page.entries.length < PAGE) break;
    after = last.seq;
  }
  return { entries, shown: entries.length, total: entries.length };
}

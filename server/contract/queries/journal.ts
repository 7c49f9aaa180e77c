// The journal of the record: who did what, when; newest last unless asked otherwise.
import { z } from 'zod';
import { defineQuery, MOST_AT_ONCE } from './define.ts';
import { journalEntry } from './element.ts';

export const journal = defineQuery({
  name: 'journal',
  path: '/api/journal',
  title: { zh: '日志', en: 'Journal' },
  help: {
    zh: '只增不改的操作日志，每条由散列链接到前一条',
    en: 'The append-only journal; each entry is chained to the one before by its hash',
  },
  params: z.object({
    case: z.string().optional(),
    after: z.coerce.number().int().min(0).default(0),
    /** Which entries come first; the oldest where not said. */
    order: z.enum(['oldest', 'newest']).optional(),
    /** Only entries before this number, as the next page of the newest needs them; `total` counts the others too. */
    before: z.coerce.number().int().min(1).optional(),
    limit: z.coerce.number().int().min(1).max(MOST_AT_ONCE).default(200),
  }),
  result: z.object({
    entries: z.array(journalEntry),
    shown: z.number().int(),
    total: z.number().int(),
  }),
});

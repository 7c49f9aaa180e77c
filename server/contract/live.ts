// What a page that is open is told while others work on the same case: one message of server-sent events each.
import { z } from 'zod';
import { lineageJob } from './lineage-job.ts';
import { journalEntry } from './queries/element.ts';

/** Entries of the journal that one message names; of more it says how many there are. */
export const MOST_NEWS = 100;

export const liveMessage = z.discriminatedUnion('kind', [
  /** The case as it is when the page begins to listen: `head` is the last entry of the journal. */
  z.object({ kind: z.literal('begun'), head: z.number().int(), heartbeat: z.number().int() }),
  /** Whatever was entered since: the newest last, `shown` of `total`. */
  z.object({
    kind: z.literal('entries'),
    entries: z.array(journalEntry.omit({ hash: true })),
    shown: z.number().int(),
    total: z.number().int(),
    head: z.number().int(),
  }),
  /** A saved view that this person may see was made, changed or removed. */
  z.object({ kind: z.literal('saved'), id: z.string(), version: z.number().int(), by: z.string() }),
  /** This person's view of the case was saved by a page. */
  z.object({ kind: z.literal('view'), version: z.number().int(), page: z.string() }),
  /** The job that infers the lineage of the case began, or ended. */
  z.object({ kind: z.literal('lineage'), state: lineageJob.shape.state }),
  /** The last message: the session ended, the server closes, or this person opened too many pages. */
  z.object({ kind: z.literal('ended'), why: z.enum(['session', 'closing', 'too-many']) }),
]);
export type LiveMessage = z.infer<typeof liveMessage>;

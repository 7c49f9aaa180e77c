// How far the lineage of a case has come.
import { z } from 'zod';

/** What the lineage that stands was inferred from: with very many rows it follows what was loaded, and may be behind. */
export const lineageState = z.object({
  /** The last journal entry that it knows of; null where nothing was inferred yet. */
  entry: z.number().int().nullable(),
  /** Lists that it compared as they stand now, of all lists of the case. */
  compared: z.number().int(),
  lists: z.number().int(),
  /** Whether a list, a transfer, a decision or a canary changed since, or another model is in use: what it says is not of the newest rows. */
  stale: z.boolean(),
});
export type LineageState = z.infer<typeof lineageState>;

// What the process that is killed says, a line of JSON each.
import { z } from 'zod';

export const said = z.discriminatedUnion('is', [
  z.object({ is: z.literal('open'), head: z.number() }),
  z.object({ is: z.literal('begun'), name: z.string() }),
  /** Acknowledged: the journal had this head then, with this hash; the file, if any, has that SHA-256. */
  z.object({
    is: z.literal('done'),
    name: z.string(),
    head: z.number(),
    hash: z.string(),
    file: z.string().optional(),
    sha256: z.string().optional(),
  }),
  z.object({ is: z.literal('refused'), name: z.string(), code: z.string() }),
  z.object({ is: z.literal('broken'), name: z.string(), error: z.string() }),
]);
export type Said = z.infer<typeof said>;

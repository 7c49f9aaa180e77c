// A mapping by name: which header of a layout holds which field, saved to be offered again for the same layout.
import { z } from 'zod';
import { recordField } from './model/record-field.ts';
import { MOST_COLUMNS } from './reading.ts';

export const namedMapping = z.object({
  name: z.string().trim().min(1).max(100),
  /** The names of all columns in their order, fields or not; absent where only those with a field are known. */
  headers: z.array(z.string()).max(MOST_COLUMNS).exactOptional(),
  /** Header → field; a header that is not named holds none. */
  columns: z.record(z.string(), recordField),
  /** Counted from 1, the lower of two. */
  headerRow: z.number().int().min(0).exactOptional(),
  sheet: z.string().exactOptional(),
  encoding: z.string().exactOptional(),
});
export type NamedMapping = z.infer<typeof namedMapping>;

// What reading a list gives beside its rows: rows that could not be read, and numbers that add up to the rows of the file.
import { z } from 'zod';
import { text } from './text.ts';

/** Columns of a list at most: what is wider is no list of people but a broken file. */
export const MOST_COLUMNS = 2_000;

/** A row that no record was made of: its cells cannot be assigned to columns. */
export const setAsideRow = z.object({
  /** Counted from 1 over all rows of the file, as a spreadsheet numbers them. */
  line: z.number().int(),
  reason: text,
  /** As far as they could be told apart. */
  cells: z.array(z.string()),
});
export type SetAsideRow = z.infer<typeof setAsideRow>;

/** Rows of a file by what became of them: `total` is the sum of the others. */
export const readCounts = z.object({
  /** Down to the last row that holds anything. */
  total: z.number().int(),
  imported: z.number().int(),
  setAside: z.number().int(),
  /** Title rows and the header. */
  above: z.number().int(),
  blank: z.number().int(),
  totals: z.number().int(),
  repeatedHeaders: z.number().int(),
});
export type ReadCounts = z.infer<typeof readCounts>;

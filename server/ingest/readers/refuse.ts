// Refusals of one list, before it is known in which line of lists.csv the list stands.
import { fail } from '#contract/errors.ts';

/** The column of lists.csv that a refusal is about. */
export type ListColumn = 'file' | 'encoding' | 'sheet' | 'header_row' | 'columns';

/** Refuses a list for what one column of its line says. `message` says what to do instead. */
export const refuse = (column: ListColumn, zh: string, message: string, cause?: unknown): never =>
  fail('input-refused', zh, message, [{ column, message }], cause);

// Refusals of one list, before it is known in which line of lists.csv the list stands.
import { fail } from '#contract/errors.ts';

/** The column of lists.csv that a refusal is about. */
export type ListColumn = 'file' | 'encoding' | 'sheet' | 'header_row' | 'columns';

/** Refuses a list for what one column of its line says. Each sentence says what to do instead. */
export const refuse = (column: ListColumn, zh: string, en: string, cause?: unknown): never =>
  fail('input-refused', zh, en, [{ column, message: { zh, en } }], cause);

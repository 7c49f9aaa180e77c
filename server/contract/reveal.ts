// Seeing personal data in the clear: for some minutes, with a reason, of one owner, one list or row, one exhibit or upload.
import { z } from 'zod';
import { reason } from './decision.ts';
import { OWNER_COLUMNS, ownerColumn, type OwnerColumn } from './owner.ts';
import type { RecordField } from './model/record-field.ts';

/** How long what was revealed is shown in the clear, in minutes; then every answer is masked again. */
export const REVEAL_MINUTES = 10;

/** What can be revealed: all rows of an owner, rows of a list, the words and the bytes of an exhibit, the first rows of one's own upload. */
export const revealedType = z.enum(['Owner', 'List', 'Evidence', 'Upload']);

/** How far: one row of a list, one column; all of the element where neither is said. */
const extent = {
  row: z.number().int().min(1).optional(),
  field: ownerColumn.optional(),
};

/** What is asked: an element by its reference, or an upload by its id, and why. */
export const revealRequest = z.object({ element: z.string().min(1).max(300), ...extent, reason });
export type RevealRequest = z.infer<typeof revealRequest>;

/** What the journal keeps of it beside who, when and which element. */
export const keptReveal = z.object({ ...extent, reason, until: z.iso.datetime() });

/** A reveal that stands: `reveal`, the number of its entry, is what a question names to be answered in the clear. */
export const reveal = keptReveal.extend({
  reveal: z.number().int(),
  element: z.string(),
  type: revealedType,
  /** By the server's clock, so that a page counts down whatever its own clock says. */
  seconds: z.number().int(),
});
export type Reveal = z.infer<typeof reveal>;

/** The parameter by which a question asks to be answered in the clear; once the reveal has ended the answer is masked. */
export const byReveal = { reveal: z.coerce.number().int().min(1).optional() };

/** What an answer says of it: whether anything in it is in the clear, and until when it may be shown so. */
export const isRevealed = { revealed: z.boolean(), until: z.iso.datetime().optional() };

/** Whether a column of a list belongs to what was revealed. */
export const revealsField = (
  { field }: { field?: OwnerColumn | undefined },
  column: RecordField | null,
): boolean =>
  field === undefined || (column !== null && (OWNER_COLUMNS[field] as readonly string[]).includes(column));

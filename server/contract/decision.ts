// What an investigator decided about whose rows are whose: what is asked, what is kept in the record, what is shown of it.
import { z } from 'zod';
import { journalEntry } from './queries/element.ts';
import { message } from './text.ts';

/** A row of a list of the case, counted from 1 below the header. */
export const rowRef = z.object({ list: z.string().min(1).max(300), row: z.coerce.number().int().min(1) });
export type RowRef = z.infer<typeof rowRef>;

/** Rows that one side of a decision may name; the rows of one person are fewer by far. */
const MOST_ROWS = 20_000;

const rowRefs = z.array(rowRef).min(1).max(MOST_ROWS);

/** Why a person decides; kept in the journal. */
export const reason = z.string().trim().min(1, message('请写明理由', 'say why')).max(1000);

/**
 * A decision as the record keeps it. `same`: the rows of both sides are one person's. `different`: no row of the one side
 * is of a person of the other side. Linkage respects it, whatever the weights say; a later decision outweighs an earlier one.
 */
export const decision = z.object({
  kind: z.enum(['same', 'different']),
  left: rowRefs,
  right: rowRefs,
  reason,
  /** How each list was read when this was decided: where it is read otherwise now, its rows may be others. */
  readings: z.record(z.string(), z.string()),
});
export type Decision = z.infer<typeof decision>;

/** Moves some of an owner's rows out: they are not this person's. */
export const splitRequest = z.object({ rows: rowRefs, reason });

/** Makes two owners one person. */
export const joinRequest = z.object({ other: z.string().min(1), reason });

export const undoRequest = z.object({ reason });

/** An owner in few words. */
export const ownerBrief = z.object({ id: z.string(), caption: z.string(), rows: z.number().int() });
export type OwnerBrief = z.infer<typeof ownerBrief>;

/** One side of a decision as it is now: its rows, whose they are, and how many of them no longer exist. */
export const decisionSide = z.object({
  rows: z.number().int(),
  missing: z.number().int(),
  owners: z.array(ownerBrief),
});

/**
 * A decision of the case's history. `holds` says whether the linkage agrees with it as it stands: a later decision may
 * outweigh it. `undone` is the entry that took it back.
 */
export const shownDecision = z.object({
  id: z.string(),
  kind: decision.shape.kind,
  reason: z.string(),
  entry: journalEntry,
  undone: journalEntry.optional(),
  holds: z.boolean(),
  left: decisionSide,
  right: decisionSide,
});
export type ShownDecision = z.infer<typeof shownDecision>;

/** What a split, a join or an undo led to: the decision, and the owners of its rows by now. */
export const decisionResult = z.object({ decision: shownDecision, owners: z.array(ownerBrief) });
export type DecisionResult = z.infer<typeof decisionResult>;

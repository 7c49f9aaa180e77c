// What an investigator says of an edge of the lineage: that a list came from another, or that it did not.
import { z } from 'zod';
import { reason } from './decision.ts';
import { journalEntry } from './queries/element.ts';
import { grade } from './grades.ts';

export const ASSESSMENTS = ['confirmed', 'rejected'] as const;
export const assessmentKind = z.enum(ASSESSMENTS);
export type AssessmentKind = z.infer<typeof assessmentKind>;

/**
 * An assessment as the record keeps it: `list` came from `from`, or did not, whatever the model infers. A confirmed edge is
 * drawn, a rejected one is not; the model's own probability stands beside it either way. The last one of a pair counts.
 */
export const assessment = z.object({
  list: z.string().min(1),
  from: z.string().min(1),
  kind: assessmentKind,
  /** How far the grounds can be relied on (a grade of some scheme). */
  grade,
  reason,
  /** Owners that both lists had when this was said. */
  sharedOwners: z.number().int(),
});
export type Assessment = z.infer<typeof assessment>;

/** What is asked of `POST /api/cases/:case/lists/:list/assessment`. */
export const assessmentRequest = assessment.pick({ from: true, kind: true, grade: true, reason: true });

/** What stands of an edge by the word of an investigator; `entry` is the journal's number of it. */
export const assessed = z.object({ kind: assessmentKind, grade, entry: z.number().int() });
export type Assessed = z.infer<typeof assessed>;

/**
 * An assessment of the case's history. `stands`: neither undone nor replaced by a later one of the same pair. The reason is
 * masked, for it may name people.
 */
export const shownAssessment = assessment.extend({
  /** By which it is taken back. */
  id: z.string(),
  entry: journalEntry,
  undone: journalEntry.optional(),
  stands: z.boolean(),
});
export type ShownAssessment = z.infer<typeof shownAssessment>;

export const assessmentResult = z.object({ assessment: shownAssessment });
export type AssessmentResult = z.infer<typeof assessmentResult>;

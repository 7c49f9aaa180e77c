// Which handles are one person: proposed with reasons, confirmed or rejected by somebody, and what that rests on.
import { z } from 'zod';
import { reason } from './decision.ts';
import { journalEntry } from './queries/element.ts';
import { grade } from './grades.ts';
import { probability } from './scalars.ts';
import { text } from './text.ts';

const identityStatus = z.enum(['proposed', 'confirmed', 'rejected']);

/** Ways in which two handles are compared. */
export const COMPARED_KINDS = [
  'contact',
  'statement',
  'wording',
  'lists',
  'counterparties',
  'price',
  'hours',
  'name',
] as const;

/** What ties handles: what was compared, the case's own tables, and an investigator's word. */
const reasonKind = z.enum([...COMPARED_KINDS, 'documented', 'confirmed', 'rejected']);

/** A reason for (above 0) or against; `logLR` in nats, 0 where it was not weighed but said. */
export const identityReason = z.object({
  kind: reasonKind,
  handles: z.array(z.string()),
  detail: text,
  logLR: z.number(),
  grade: grade.optional(),
});
export type IdentityReason = z.infer<typeof identityReason>;

/** Who confirmed or rejected. */
export const identityWord = z.object({
  id: z.string(),
  kind: z.enum(['confirmed', 'rejected']),
  handles: z.array(z.string()),
  grade,
  /** Masked, for it may name people. */
  reason: z.string(),
  entry: journalEntry,
  undone: journalEntry.optional(),
  stands: z.boolean(),
});
export type IdentityWord = z.infer<typeof identityWord>;

export const identity = z.object({
  handles: z.array(z.string()),
  /** Whose they are, where the tables say so of one of them. */
  party: z.string().optional(),
  /** That all of them are one person: of the least sure join. 1 where nothing was inferred. */
  probability,
  status: identityStatus,
  reasons: z.array(identityReason),
  reasonsTotal: z.number().int(),
  /** Handles that the tables or an investigator hold together; what is proposed joins them to one another. */
  parts: z.array(z.array(z.string())),
  word: identityWord.optional(),
});
export type Identity = z.infer<typeof identity>;

export const identities = z.object({
  case: z.string(),
  identities: z.array(identity),
  /** Handles of whom nothing says that they are anybody else's. */
  alone: z.array(z.string()),
  model: z.object({ version: z.string(), calibrated: z.boolean(), note: text }),
  shown: z.number().int(),
  total: z.number().int(),
});
export type Identities = z.infer<typeof identities>;

/** A word on handles as the record keeps it. The last one on the same handles counts. */
export const identityClaim = z.object({
  handles: z.array(z.string().min(1)).min(2).max(200),
  kind: z.enum(['confirmed', 'rejected']),
  grade,
  reason,
});
export type IdentityClaim = z.infer<typeof identityClaim>;
export const identityResult = z.object({ word: identityWord });

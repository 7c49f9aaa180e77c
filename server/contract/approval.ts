// Four eyes: what is taken out in the clear as a whole needs a second person, where the administrator set it so.
import { z } from 'zod';
import { reason } from './decision.ts';
import { exportFormat, MOST_SELECTED } from './operations.ts';
import { ownerColumn } from './owner.ts';
import { reportFormat } from './report.ts';
import { language } from './text.ts';

/** How long after its approval something can be done, once, in hours. */
export const APPROVAL_HOURS = 24;

/** The setting of the installation. */
export const fourEyes = z.object({ isRequired: z.boolean() });

const id = z.string().min(1).max(300);
const select = z.array(id).min(1).max(MOST_SELECTED).optional();

/** What is to be done, exactly: an approval holds for this and nothing else. */
export const approvalScope = z.discriminatedUnion('kind', [
  /** A whole list. */
  z.object({ kind: z.literal('reveal'), element: id, field: ownerColumn.optional() }),
  z.object({
    kind: z.literal('export'),
    format: exportFormat,
    focus: id.optional(),
    select,
    hops: z.number().int().min(0).max(8).optional(),
  }),
  z.object({ kind: z.literal('report'), format: reportFormat, language, select }),
  z.object({ kind: z.literal('transfer'), lists: select }),
]);
export type ApprovalScope = z.infer<typeof approvalScope>;

export const approvalRequest = z.object({ scope: approvalScope, reason });
export type ApprovalRequest = z.infer<typeof approvalRequest>;

export const approvalDecision = z.object({ isApproved: z.boolean(), reason });
/** As the journal keeps it: with the time until which it can be used, where it was approved. */
export const keptDecision = approvalDecision.extend({ until: z.iso.datetime().optional() });
export type ApprovalDecision = z.infer<typeof approvalDecision>;

/** `expired`: approved, and not used in time. */
export const approvalState = z.enum(['pending', 'approved', 'refused', 'used', 'expired']);

export const approval = approvalRequest.extend({
  /** The entry of the journal that asked. */
  id: z.number().int(),
  by: z.string(),
  at: z.iso.datetime(),
  state: approvalState,
  /** Who decided, when and why. */
  decision: keptDecision.extend({ by: z.string(), at: z.iso.datetime() }).optional(),
});
export type Approval = z.infer<typeof approval>;

/** The latest first. */
export const approvals = z.object({
  approvals: z.array(approval),
  shown: z.number().int(),
  total: z.number().int(),
});

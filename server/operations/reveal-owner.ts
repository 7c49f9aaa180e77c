// Shows the rows of an owner in the clear to somebody who may see them and says why; the journal keeps both.
import type { OwnerRows } from '#contract/owner.ts';
import { assertCase } from '../queries/assert-case.ts';
import { findOwner } from '../queries/owner/find-owner.ts';
import { ownerAnswer } from '../queries/steps/owner-rows.ts';
import type { Workspace } from '../workspace.ts';

export interface RevealOptions {
  case: string;
  owner: string;
  actor: string;
  reason: string;
  offset: number;
  limit: number;
}

/** The entry of the journal stands before anything is shown. @throws not-found */
export async function revealOwner(workspace: Workspace, options: RevealOptions): Promise<OwnerRows> {
  const { case: caseId, owner, actor, reason, offset, limit } = options;
  assertCase(workspace, caseId);
  findOwner(workspace.record, caseId, owner);
  await workspace.record.transaction(actor, (tx) =>
    tx.append({
      action: 'owner-reveal',
      case: caseId,
      subject: `Owner:${owner}`,
      payload: { reason, offset, limit },
    }),
  );
  return ownerAnswer(workspace, { case: caseId, owner, offset, limit }, true);
}

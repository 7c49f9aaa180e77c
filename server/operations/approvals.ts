// Four eyes: asking a second person, deciding, and using what was approved, once. Each is an entry of the journal, and the journal alone is asked.
import {
  APPROVAL_HOURS,
  type Approval,
  type ApprovalDecision,
  type ApprovalRequest,
  type ApprovalScope,
} from '#contract/approval.ts';
import { fail } from '#contract/errors.ts';
import {
  APPROVALS,
  approvalOf,
  approvalsOf,
  approvalSubject,
  ASK,
  DECIDE,
  FOUR_EYES,
  needsFourEyes,
  USE,
} from '../queries/approvals.ts';
import { assertCase } from '../queries/assert-case.ts';
import { canonicalJson, type RecordReader, type RecordTx } from '../record/index.ts';
import type { Workspace } from '../workspace.ts';

type Recording = Pick<Workspace, 'record'>;

/** Who wants to do what. */
export interface Wanted {
  case: string;
  actor: string;
  scope: ApprovalScope;
}

/** Sets whether a second person is needed; no entry where it stands so. */
export const setFourEyes = ({ record }: Recording, actor: string, isRequired: boolean): Promise<void> =>
  record.transaction(actor, (tx) => {
    if (needsFourEyes(tx) !== isRequired)
      tx.append({ action: FOUR_EYES, subject: FOUR_EYES, payload: { isRequired } });
  });

/** Asks for an approval; the same that waits already is that one. @throws not-found, bad-request where none is needed */
export async function askApproval(
  { record }: Recording,
  { case: caseId, actor, scope, reason }: ApprovalRequest & { case: string; actor: string },
): Promise<Approval> {
  assertCase({ record }, caseId);
  if (!needsFourEyes(record))
    fail('bad-request', '本系统未启用双人批准', 'No second person is needed in this installation');
  const waiting = approvalsOf(record, caseId).find(
    (known) => known.state === 'pending' && isOf(known, { case: caseId, actor, scope }),
  );
  if (waiting !== undefined) return waiting;
  const seq = await record.transaction(actor, (tx) =>
    tx.append({ action: ASK, case: caseId, subject: APPROVALS, payload: { scope, reason } }),
  );
  return approvalOf(record, caseId, seq) ?? unknown();
}

const unknown = (): never => fail('not-found', '没有这项申请', 'There is no such request');

const isOf = (known: Approval, { actor, scope }: Wanted): boolean =>
  known.by === actor && canonicalJson(known.scope) === canonicalJson(scope);

/** Approves or refuses. @throws not-found; forbidden for one's own; conflict where it was decided */
export async function decideApproval(
  { record }: Recording,
  asked: ApprovalDecision & { case: string; approval: number; actor: string },
): Promise<Approval> {
  const { case: caseId, approval: seq, actor, isApproved, reason } = asked;
  await record.transaction(actor, (tx) => {
    const known = approvalOf(tx, caseId, seq) ?? unknown();
    if (known.by === actor)
      fail('forbidden', '不能批准自己的申请', 'Nobody decides on a request of their own');
    if (known.state !== 'pending') fail('conflict', '这项申请已有决定', 'This request was decided on before');
    const until = new Date(Date.now() + APPROVAL_HOURS * 3_600_000).toISOString();
    tx.append({
      action: DECIDE,
      case: caseId,
      subject: approvalSubject(seq),
      payload: { isApproved, reason, ...(isApproved ? { until } : {}) },
    });
  });
  return approvalOf(record, caseId, seq) ?? unknown();
}

/**
 * What stands for a person and exactly this; undefined where no second person is needed.
 * @throws approval-needed
 */
export function assertApproved(
  record: Pick<RecordReader, 'entriesOn' | 'entry'>,
  wanted: Wanted,
): number | undefined {
  if (!needsFourEyes(record)) return undefined;
  const known = approvalsOf(record, wanted.case).filter((one) => isOf(one, wanted));
  const found = known.find(({ state }) => state === 'approved');
  if (found !== undefined) return found.id;
  return known.some(({ state }) => state === 'pending')
    ? fail(
        'approval-needed',
        '申请正等待第二人批准；批准后请在此重做一次',
        'Your request waits for a second person: once it is approved, do this again',
      )
    : fail(
        'approval-needed',
        `本系统规定：成批明文须由有权的第二人批准。请先申请；批准后 ${APPROVAL_HOURS} 小时内可做一次`,
        `In this installation a second person must approve what leaves the mask as a whole: ask first; once approved it can be done once within ${APPROVAL_HOURS} hours`,
      );
}

/** Uses the approval within the transaction that notes what is done under it. @throws approval-needed */
export function spendApproval(tx: RecordTx, wanted: Wanted): void {
  const found = assertApproved(tx, wanted);
  if (found !== undefined) tx.append({ action: USE, case: wanted.case, subject: approvalSubject(found) });
}

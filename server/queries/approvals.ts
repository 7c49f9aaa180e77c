// What was asked of a second person and what became of it, from the journal.
import { approvalRequest, fourEyes, keptDecision, type Approval } from '#contract/approval.ts';
import type { JournalEntry, RecordReader } from '../record/index.ts';

/** Subject of every request of a case, and of what became of one. */
export const APPROVALS = 'approvals';
export const approvalSubject = (id: number): string => `Approval:${id}`;

/** Subject of the setting, which is of no case. */
export const FOUR_EYES = 'four-eyes';

export const ASK = 'approval-request';
export const DECIDE = 'approval-decision';
export const USE = 'approval-use';

type Reader = Pick<RecordReader, 'entriesOn' | 'entry'>;

/** Whether a second person is needed in this installation. */
export const needsFourEyes = (record: Reader): boolean =>
  fourEyes.safeParse(record.entriesOn(undefined, FOUR_EYES).at(-1)?.payload).data?.isRequired ?? false;

function decisionOf(entry: JournalEntry | undefined): Approval['decision'] {
  const found = keptDecision.safeParse(entry?.payload).data;
  return entry === undefined || found === undefined ? undefined : { ...found, by: entry.actor, at: entry.at };
}

/** A request as it stands now; undefined where the entry is none of that case. */
export function approvalOf(record: Reader, caseId: string, seq: number): Approval | undefined {
  const entry = record.entry(seq);
  const asked = approvalRequest.safeParse(entry?.payload).data;
  if (entry?.action !== ASK || entry.case !== caseId || asked === undefined) return undefined;
  const after = record.entriesOn(caseId, approvalSubject(seq));
  const decision = decisionOf(after.find(({ action }) => action === DECIDE));
  const state = (): Approval['state'] => {
    if (decision === undefined) return 'pending';
    if (!decision.isApproved) return 'refused';
    if (after.some(({ action }) => action === USE)) return 'used';
    return Date.parse(decision.until ?? '') > Date.now() ? 'approved' : 'expired';
  };
  return {
    ...asked,
    id: seq,
    by: entry.actor,
    at: entry.at,
    state: state(),
    ...(decision === undefined ? {} : { decision }),
  };
}

/** All requests of a case, the latest first. */
export const approvalsOf = (record: Reader, caseId: string): Approval[] =>
  record
    .entriesOn(caseId, APPROVALS)
    .flatMap(({ seq }) => approvalOf(record, caseId, seq) ?? [])
    .toReversed();

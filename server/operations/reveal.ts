// Reveals personal data for some minutes to somebody who may see them and says why; the journal keeps who, what, why and until when.
import { fail } from '#contract/errors.ts';
import { REVEAL_MINUTES, revealedType, type Reveal, type RevealRequest } from '#contract/reveal.ts';
import { spendApproval } from './approvals.ts';
import { assertCase, noElement } from '../queries/assert-case.ts';
import { REVEAL, REVEAL_END, revealOf, revealSubject } from '../queries/reveals.ts';
import type { RecordReader } from '../record/index.ts';
import type { Workspace } from '../workspace.ts';

interface Asked extends RevealRequest {
  case: string;
  actor: string;
}

/** What is to be revealed, by type and id. @throws not-found, bad-request where it has no such row */
function revealable(record: RecordReader, { case: caseId, element, row }: Asked): string {
  if (record.owner(caseId, element) !== undefined) return `Owner:${element}`;
  const fact =
    record.byRef(caseId, element) ?? record.fact(caseId, 'Evidence', element) ?? noElement(element);
  if (!revealedType.safeParse(fact.type).success)
    fail('bad-request', '此类元素没有可显示的明文', 'An element of this type has nothing to reveal');
  if (row !== undefined && fact.type === 'List' && row > record.countRows(caseId, fact.id))
    fail('bad-request', `没有第 ${row} 行`, `There is no row ${row}`);
  return `${fact.type}:${fact.id}`;
}

/** The journal must not say that less was shown than was. @throws bad-request for a row or a column of what is shown as a whole */
function assertExtent(subject: string, { row, field }: Asked): void {
  const isList = subject.startsWith('List:');
  if (row !== undefined && !isList)
    fail('bad-request', '只有名单可以只显示一行', 'One row can be revealed of a list alone');
  if (field !== undefined && !isList && !subject.startsWith('Owner:'))
    fail(
      'bad-request',
      '只有名单和业主可以只显示一列',
      'One column can be revealed of a list or an owner alone',
    );
}

/** The entry of the journal stands before anything is shown. @throws not-found, bad-request; approval-needed for a whole list */
export async function reveal(
  { record, spool }: Pick<Workspace, 'record' | 'spool'>,
  asked: Asked,
): Promise<Reveal> {
  const { case: caseId, actor, row, field, reason } = asked;
  assertCase({ record }, caseId);
  const subject = spool.list(actor).some(({ id }) => id === asked.element)
    ? `Upload:${asked.element}`
    : revealable(record, asked);
  assertExtent(subject, asked);
  const isBulk = subject.startsWith('List:') && row === undefined;
  const extent = field === undefined ? {} : { field };
  const until = new Date(Date.now() + REVEAL_MINUTES * 60_000).toISOString();
  const seq = await record.transaction(actor, (tx) => {
    if (isBulk)
      spendApproval(tx, {
        case: caseId,
        actor,
        scope: { kind: 'reveal', element: asked.element, ...extent },
      });
    return tx.append({
      action: REVEAL,
      case: caseId,
      subject,
      payload: {
        reason,
        until,
        ...(row === undefined ? {} : { row }),
        ...extent,
      },
    });
  });
  const entry = record.entry(seq);
  const made = entry === undefined ? undefined : revealOf(entry);
  return made ?? fail('internal', '明文显示未能记入日志', 'The reveal did not reach the journal');
}

/** Ends a reveal of one's own before its time; one that is over stays as it is. @throws not-found */
export async function endReveal(
  { record }: Pick<Workspace, 'record'>,
  { case: caseId, reveal: seq, actor }: { case: string; reveal: number; actor: string },
): Promise<void> {
  const entry = record.entry(seq);
  const found = entry === undefined ? undefined : revealOf(entry);
  if (found === undefined || entry?.case !== caseId || entry.actor !== actor)
    fail('not-found', '没有这次明文显示', 'You have no such reveal');
  if (found.seconds === 0 || record.entriesOn(caseId, revealSubject(seq)).length > 0) return;
  await record.transaction(actor, (tx) =>
    tx.append({ action: REVEAL_END, case: caseId, subject: revealSubject(seq) }),
  );
}

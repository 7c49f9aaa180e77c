// Hands out the bytes of an exhibit under a reveal that stands; the journal keeps it.
import { Readable } from 'node:stream';
import { fail } from '#contract/errors.ts';
import type { Access } from '../access.ts';
import { sniff } from '../ingest/exhibit/sniff.ts';
import { assertCase } from '../queries/assert-case.ts';
import { textOf } from '../queries/case-chain.ts';
import { EXHIBIT_OPENED } from '../queries/custody.ts';
import { bytesOf, exhibitFact } from '../queries/exhibit.ts';
import { standingReveal } from '../queries/reveals.ts';
import type { Workspace } from '../workspace.ts';

/** The file as found. @throws not-found where the exhibit has none; forbidden where no reveal of it stands */
export async function openExhibit(
  workspace: Pick<Workspace, 'record'>,
  { case: caseId, evidence, reveal: seq, access }: Opening,
): Promise<{ name: string; mediaType: string; stream: Readable }> {
  assertCase(workspace, caseId);
  const { record } = workspace;
  const { id, payload } = exhibitFact(record, caseId, evidence);
  const reveal =
    standingReveal(record, access, { case: caseId, reveal: seq, type: 'Evidence', element: id }) ??
    fail(
      'forbidden',
      '明文显示已结束，请重新说明理由',
      'The time in which this could be seen in the clear is over: say why once more',
    );
  const { values } = payload;
  const hash = textOf(values['sha256']) ?? '';
  const file = bytesOf(record, hash) ?? fail('not-found', '这件证据没有文件', 'This exhibit has no file');
  await record.transaction(access.user, (tx) =>
    tx.append({
      action: EXHIBIT_OPENED,
      case: caseId,
      subject: `Evidence:${id}`,
      payload: { reason: reveal.reason, reveal: seq },
    }),
  );
  return {
    name: (textOf(values['file']) ?? id).split(/[/\\]/).at(-1) ?? id,
    mediaType: sniff(file.head) ?? 'application/octet-stream',
    stream: Readable.from(record.file(hash) ?? []),
  };
}

interface Opening {
  case: string;
  evidence: string;
  reveal: number;
  access: Access;
}

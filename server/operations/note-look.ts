// Notes in the journal who read an exhibit: once a day for each person, so that the chain of custody has every access and no page is one entry each.
import { LOOKED } from '../queries/custody.ts';
import { exhibitFact } from '../queries/exhibit.ts';
import type { RecordReader } from '../record/index.ts';
import type { Workspace } from '../workspace.ts';

/** @throws not-found */
export async function noteLook(
  { record }: Pick<Workspace, 'record'>,
  { case: caseId, evidence, actor }: { case: string; evidence: string; actor: string },
): Promise<void> {
  const subject = `Evidence:${exhibitFact(record, caseId, evidence).id}`;
  const today = new Date().toISOString().slice(0, 10);
  const isNoted = (reader: RecordReader): boolean =>
    reader
      .entriesOn(caseId, subject)
      .some((entry) => entry.action === LOOKED && entry.actor === actor && entry.at.startsWith(today));
  if (isNoted(record)) return;
  await record.transaction(actor, (tx) => {
    // Whoever opens two pages at once looked once.
    if (!isNoted(tx)) tx.append({ action: LOOKED, case: caseId, subject });
  });
}

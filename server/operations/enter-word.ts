// How what a person says enters (an edge confirmed, handles rejected, rows marked) and is taken back: the graph follows, nothing is inferred anew.
import { fail } from '#contract/errors.ts';
import { assertCase } from '../queries/assert-case.ts';
import type { RecordReader, RecordTx } from '../record/index.ts';
import type { Workspace } from '../workspace.ts';
import type { Deciding } from './decide.ts';
import { followInGraph } from './follow.ts';

/** A word with the entry that said it and, where it was taken back, the entry that did. */
interface Said {
  entry: { seq: number };
  undone?: { seq: number } | undefined;
}

/**
 * Enters a word, or takes one back, and answers it as it is shown.
 *
 * @param shown all words of its kind, as they are shown
 * @param work writes it; returns the number of its entry
 * @throws not-found for an unknown case, and what `work` throws: then nothing is entered
 */
export async function enterWord<T extends Said>(
  workspace: Workspace,
  { case: caseId, actor, onProgress, signal }: Deciding,
  shown: (record: RecordReader, caseId: string) => readonly T[],
  work: (tx: RecordTx) => number,
): Promise<T> {
  const { record } = workspace;
  assertCase(workspace, caseId);
  const before = record.head();
  const seq = await record.transaction(actor, work, { signal });
  await followInGraph(workspace, before, onProgress);
  return (
    shown(record, caseId).find(({ entry, undone }) => entry.seq === seq || undone?.seq === seq) ??
    fail('internal', '认定未写入', 'What was said was not written')
  );
}

// What people said of the tasks of a case: what stands, and all of it as it is shown.
import { taskWord as kept, type ShownTaskWord } from '#contract/proof-task.ts';
import { maskText, type RecordReader } from '../../record/index.ts';
import { shownEntry } from '../steps/journal.ts';

/** Everything that was ever said, in order; notes are masked, for they may name people. */
export function shownTaskWords(record: RecordReader, caseId: string): ShownTaskWord[] {
  const standing = new Set(record.facts(caseId, 'Task').map(({ entry }) => entry));
  return record.assertions(caseId, 'Task').map(({ entry, retracted }) => {
    const { note, ...made } = kept.parse((entry.payload as { values: unknown }).values);
    return {
      ...made,
      ...(note === undefined ? {} : { note: maskText(note, new Set()) }),
      entry: shownEntry(entry),
      ...(retracted === undefined ? {} : { undone: shownEntry(retracted) }),
      stands: standing.has(entry.seq),
    };
  });
}

/** The words that stand, by their task. */
export const standingTaskWords = (record: RecordReader, caseId: string): Map<string, ShownTaskWord> =>
  new Map(
    shownTaskWords(record, caseId)
      .filter(({ stands }) => stands)
      .map((word) => [word.task, word]),
  );

// Notes as they stand, and as they are shown: what might name people by number or address is masked.
import type { z } from 'zod';
import { keptNote, type KeptNote, type NoteContent, type noteStage, type ShownNote } from '#contract/note.ts';
import { fail } from '#contract/errors.ts';
import { maskText, type Assertion, type RecordReader } from '../../record/index.ts';
import { shownEntry } from '../steps/journal.ts';

/** What an entry says of a note. */
export const noteOf = ({ payload }: { payload?: unknown }): KeptNote =>
  keptNote.parse((payload as { values: unknown }).values);

/** The content of a note; undefined where it was removed. */
export const contentOf = (kept: KeptNote): NoteContent | undefined => ('removed' in kept ? undefined : kept);

function shownOf(id: string, stages: readonly Assertion[], standing: number): ShownNote | undefined {
  const first = stages[0]?.entry;
  const last = stages.find(({ entry }) => entry.seq === standing)?.entry;
  if (first === undefined || last === undefined) return undefined;
  const content = contentOf(noteOf(last));
  if (content === undefined) return undefined;
  const text = maskText(content.text);
  return {
    ...content,
    text,
    isMasked: text !== content.text,
    id,
    entry: last.seq,
    by: first.actor,
    at: first.at,
    changedBy: last.actor,
    changedAt: last.at,
    edits: stages.length - 1,
  };
}

const SUBJECT = 'Note:';

/** Every assertion of notes, by note, in order. */
function stagesOf(record: RecordReader, caseId: string): Map<string, Assertion[]> {
  const stages = new Map<string, Assertion[]>();
  for (const assertion of record.assertions(caseId, 'Note')) {
    const id = assertion.entry.subject.slice(SUBJECT.length);
    const known = stages.get(id);
    if (known === undefined) stages.set(id, [assertion]);
    else known.push(assertion);
  }
  return stages;
}

/** The notes of a case that stand, in the order in which they were first written. */
export function shownNotes(record: RecordReader, caseId: string): ShownNote[] {
  const stages = stagesOf(record, caseId);
  return record
    .facts(caseId, 'Note')
    .flatMap(({ id, entry }) => shownOf(id, stages.get(id) ?? [], entry) ?? []);
}

/** Who first wrote a text of a note: whoever moved the note, or put the text back, has not written it. */
export function authorOf(record: RecordReader, caseId: string, id: string, text: string): string | undefined {
  const stages = stagesOf(record, caseId).get(id) ?? [];
  return stages.find(({ entry }) => contentOf(noteOf(entry))?.text === text)?.entry.actor;
}

/** Every content that a note had. @throws not-found */
export function noteHistory(record: RecordReader, caseId: string, id: string): z.infer<typeof noteStage>[] {
  const stages = stagesOf(record, caseId).get(id);
  if (stages === undefined) return fail('not-found', '没有这条备注', 'There is no such note');
  return stages.map(({ entry, retracted }) => {
    const content = contentOf(noteOf(entry));
    return {
      entry: shownEntry(entry),
      content: content === undefined ? null : { ...content, text: maskText(content.text) },
      ...(retracted === undefined ? {} : { undone: shownEntry(retracted) }),
    };
  });
}

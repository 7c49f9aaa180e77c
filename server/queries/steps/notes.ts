// The notes of a case, a page of them.
import type { Step } from '../define.ts';
import { shownNotes } from '../notes/notes.ts';

export const notes: Step<'notes'> = ({ record }, { case: caseId, offset, limit }) => {
  const all = shownNotes(record, caseId);
  const some = all.slice(offset, offset + limit);
  return { notes: some, shown: some.length, total: all.length };
};

// Every change of one note.
import type { Step } from '../define.ts';
import { noteHistory as historyOf } from '../notes/notes.ts';

export const noteHistory: Step<'note-history'> = ({ record }, { case: caseId, note }) => {
  const stages = historyOf(record, caseId, note);
  return { stages, shown: stages.length, total: stages.length };
};

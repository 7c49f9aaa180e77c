// Notes and tags: written, changed, removed, put back; each an entry of the journal.
import {
  noteResult,
  openedNote,
  tagResult,
  type NoteChange,
  type NoteContent,
  type NoteResult,
  type NoteReturn,
  type OpenedNote,
  type TagRequest,
  type TagResult,
} from '#contract/note.ts';
import { send } from './request.ts';

const under = (caseId: string, ...path: string[]): string =>
  ['/api/cases', ...[caseId, ...path].map(encodeURIComponent)].join('/');

const answered = async (response: Promise<Response>): Promise<NoteResult> =>
  noteResult.parse(await (await response).json());

/** @throws ProblemError */
export const addNote = (caseId: string, content: NoteContent): Promise<NoteResult> =>
  answered(send('POST', under(caseId, 'notes'), content));

/** @throws ProblemError 409 where somebody else changed it */
export const changeNote = (caseId: string, id: string, change: NoteChange): Promise<NoteResult> =>
  answered(send('PUT', under(caseId, 'notes', id), change));

/** @throws ProblemError 409 where somebody else changed it */
export const removeNote = (caseId: string, id: string, base: number): Promise<NoteResult> =>
  answered(send('POST', under(caseId, 'notes', id, 'removal'), { base }));

/** @throws ProblemError 409 where something else stands than is expected */
export const returnNote = (caseId: string, id: string, asked: NoteReturn): Promise<NoteResult> =>
  answered(send('POST', under(caseId, 'notes', id, 'return'), asked));

/** The text as it was written. @throws ProblemError 403 without the right */
export const openNote = async (caseId: string, id: string): Promise<OpenedNote> =>
  openedNote.parse(await (await send('POST', under(caseId, 'notes', id, 'open'))).json());

/** @throws ProblemError */
export const changeTags = async (caseId: string, asked: TagRequest): Promise<TagResult> =>
  tagResult.parse(await (await send('POST', under(caseId, 'tags'), asked)).json());

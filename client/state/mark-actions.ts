// What a person does to notes and tags: done on the server, seen by all, and a step that can be taken back.
import type { QueryClient } from '@tanstack/react-query';
import type { StoreApi } from 'zustand';
import type { NoteChange, NoteContent, NoteResult, ShownNote, TagRequest } from '#contract/note.ts';
import { addNote, changeNote, changeTags, removeNote } from '../api/notes.ts';
import { refresh } from '../api/refresh.ts';
import { between, tagged } from './deed.ts';
import type { CommandName } from './history.ts';
import type { ViewStore } from './view-store.ts';

export interface MarkActions {
  /** @throws ProblemError */
  addNote(content: NoteContent): Promise<NoteResult>;
  /** @throws ProblemError 409 where somebody else changed it since `base` */
  changeNote(note: ShownNote, change: Omit<NoteChange, 'base'>, base?: number): Promise<NoteResult>;
  removeNote(note: ShownNote): Promise<void>;
  /** Puts tags on elements and takes them off. */
  tag(elements: readonly string[], change: { add?: string[]; remove?: string[] }): Promise<void>;
}

/**
 * @param caption what an element is called, for the names of steps: never what a note says
 * @param meant the elements behind what is chosen: a group is drawn, but is no element of the case
 */
export function markActions(
  caseId: string,
  client: QueryClient,
  store: StoreApi<ViewStore>,
  { caption, meant }: { caption(id: string): string; meant(ids: readonly string[]): string[] },
): MarkActions {
  const many = (ids: readonly string[]): string =>
    ids.length === 1 ? caption(ids[0] ?? '') : ids.length === 0 ? '' : `× ${ids.length}`;
  const did = async (
    name: CommandName,
    elements: readonly string[],
    before: number | null,
    { id, entry, note }: NoteResult,
  ): Promise<void> => {
    const after = note === null ? null : entry;
    store.getState().run(name, many(elements), {}, between('note', id, before, after));
    await refresh(client, caseId, 'notes');
  };
  return {
    async addNote(content) {
      const elements = meant(content.elements);
      const result = await addNote(caseId, { ...content, elements });
      await did('note-add', elements, null, result);
      return result;
    },
    async changeNote(note, change, base = note.entry) {
      const result = await changeNote(caseId, note.id, { ...change, base });
      const isMove = change.place !== undefined && change.text === undefined;
      await did(isMove ? 'note-move' : 'note-change', note.elements, base, result);
      return result;
    },
    async removeNote(note) {
      await did('note-remove', note.elements, note.entry, await removeNote(caseId, note.id, note.entry));
    },
    async tag(ids, change) {
      const elements = meant(ids);
      if (elements.length === 0) return;
      const asked: TagRequest = { changes: elements.map((element) => ({ element, ...change })) };
      const { changes } = await changeTags(caseId, asked);
      if (changes.length > 0) store.getState().run('tag', many(elements), {}, tagged(changes));
      await refresh(client, caseId, 'tags');
    },
  };
}

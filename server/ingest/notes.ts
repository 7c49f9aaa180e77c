// What a person should know of a list: notes that are each said once.
import type { Text } from '#contract/text.ts';

/** Adds a note that is not there yet: rows may be read more than once. */
export function addNote(notes: Text[], note: Text): void {
  if (!notes.some(({ en }) => en === note.en)) notes.push(note);
}

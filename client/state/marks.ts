// What people wrote beside the elements of a case: notes and tags, as all panels share them.
import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { PutTag, ShownNote } from '#contract/note.ts';
import { answer } from '../api/queries.ts';

export interface Marks {
  notes: readonly ShownNote[];
  /** Notes by the elements that they are on. */
  notesOn: ReadonlyMap<string, readonly ShownNote[]>;
  tagsOn: ReadonlyMap<string, readonly PutTag[]>;
  /** Every tag with how many elements have it, by name. */
  tags: readonly { tag: string; elements: number }[];
  /** Names of the tags of each element, for filters. */
  tagNames: ReadonlyMap<string, readonly string[]>;
  /** How much of it is here, where a case has more than is asked for at once. */
  shown: { notes: number; tagged: number };
  total: { notes: number; tagged: number };
}

const NONE: never[] = [];

function byElement(notes: readonly ShownNote[]): Map<string, ShownNote[]> {
  const found = new Map<string, ShownNote[]>();
  for (const note of notes) {
    for (const element of note.elements) {
      const known = found.get(element);
      if (known === undefined) found.set(element, [note]);
      else known.push(note);
    }
  }
  return found;
}

export function useMarks(caseId: string): Marks {
  const { data: notes } = useQuery(answer('notes', { case: caseId }));
  const { data: tags } = useQuery(answer('tags', { case: caseId }));
  return useMemo(() => {
    const tagged = tags?.elements ?? NONE;
    return {
      notes: notes?.notes ?? NONE,
      notesOn: byElement(notes?.notes ?? NONE),
      tagsOn: new Map(tagged.map((one) => [one.element, one.tags])),
      tags: tags?.tags ?? NONE,
      tagNames: new Map(tagged.map((one) => [one.element, one.tags.map(({ tag }) => tag)])),
      shown: { notes: notes?.shown ?? 0, tagged: tags?.shown ?? 0 },
      total: { notes: notes?.total ?? 0, tagged: tags?.total ?? 0 },
    };
  }, [notes, tags]);
}

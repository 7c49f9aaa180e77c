// What a person is writing and has not saved: it outlives the panel it is written in, and a session that ends in the middle. It
// stays in the memory of this page, by person, for it may name people; `keep/drafts.ts` brings it over a reload, encrypted.
import { z } from 'zod';
import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';

export const draft = z.object({
  text: z.string(),
  /** The entry that the person began to change; undefined for a new note. */
  base: z.number().int().optional(),
  /** For a new note: what it is on, and where it stands. */
  elements: z.array(z.string()).readonly(),
  place: z.tuple([z.number(), z.number()]).readonly().nullable(),
});
export type Draft = z.infer<typeof draft>;

interface Drafts {
  drafts: Readonly<Record<string, Draft>>;
  put(key: string, draft: Draft): void;
  drop(key: string): void;
}

export const drafts = createStore<Drafts>((set) => ({
  drafts: {},
  put: (key, draft) => set((state) => ({ drafts: { ...state.drafts, [key]: draft } })),
  drop: (key) =>
    set((state) => ({
      drafts: Object.fromEntries(Object.entries(state.drafts).filter(([known]) => known !== key)),
    })),
}));

/** @param note its id; `new` for one that is not there yet */
export const draftKey = (user: string, caseId: string, note: string): string =>
  JSON.stringify([user, caseId, note]);

/** Whether a key is that of a draft of this person in this case. */
export const isDraftOf = (key: string, user: string, caseId: string): boolean =>
  key.startsWith(JSON.stringify([user, caseId]).replace(/\]$/, ','));

/** A draft as it stands. */
export const useDraft = (key: string): Draft | undefined => useStore(drafts, (state) => state.drafts[key]);

/** Begins a note on elements, or at a place of the canvas; what was being written of one is kept. */
export function beginNote(key: string, { elements, place }: Pick<Draft, 'elements' | 'place'>): void {
  const text = drafts.getState().drafts[key]?.text ?? '';
  drafts.getState().put(key, { text, base: undefined, elements, place });
}

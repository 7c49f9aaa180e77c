// What a step did beyond the view: to notes, tags and saved views, which others see too. It is data, so that it can be taken back on
// another machine; it names entries and versions instead of their content, which may name people.
import { z } from 'zod';

const standing = z.number().int().nullable();

const deed = z.discriminatedUnion('kind', [
  /** Puts a note back as an entry had it, or away; `expect` is the entry whose content should stand now. */
  z.object({ kind: z.literal('note'), id: z.string(), to: standing, expect: standing }),
  z.object({
    kind: z.literal('tags'),
    changes: z.array(
      z.object({ element: z.string(), add: z.array(z.string()), remove: z.array(z.string()) }),
    ),
  }),
  /** The same of a saved view, by versions. */
  z.object({ kind: z.literal('saved-view'), id: z.string(), to: standing, expect: standing }),
]);
export type Deed = z.infer<typeof deed>;

/** Both directions of what was done. */
export const deeds = z.object({ redo: deed, undo: deed });
export type Deeds = z.infer<typeof deeds>;

/** What was done between two stages of a note or a saved view, and back. */
export const between = (
  kind: 'note' | 'saved-view',
  id: string,
  before: number | null,
  after: number | null,
): Deeds => ({
  redo: { kind, id, to: after, expect: before },
  undo: { kind, id, to: before, expect: after },
});

type TagChanges = Extract<Deed, { kind: 'tags' }>['changes'];

/** What was done to tags, and the same turned round. */
export const tagged = (changes: TagChanges): Deeds => ({
  redo: { kind: 'tags', changes },
  undo: {
    kind: 'tags',
    changes: changes.map(({ element, add, remove }) => ({ element, add: remove, remove: add })),
  },
});

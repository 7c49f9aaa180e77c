// Notes and tags: what people who work on a case write beside its elements. Both may name people, so they live in the record alone.
import { z } from 'zod';
import { journalEntry } from './queries/element.ts';
import { message } from './text.ts';

/** The id of an element as the graph has it: of a node or an edge. */
export const elementId = z
  .string()
  .min(1)
  .max(400)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u);

const noteText = z
  .string()
  .trim()
  .min(1, message('请写下备注内容', 'write what the note says'))
  .max(5000, message('备注最多 5000 字', 'a note has at most 5,000 characters'));

const place = z.tuple([z.number().min(-1e7).max(1e7), z.number().min(-1e7).max(1e7)]);

/** What a note says, of which elements, and where it stands on the canvas; null where it stands nowhere by itself. */
export const noteContent = z.object({
  text: noteText,
  elements: z.array(elementId).max(200),
  place: place.nullable(),
});
export type NoteContent = z.infer<typeof noteContent>;

/** A note as the record keeps it; one that was removed leaves that word, so that its history stays. */
export const keptNote = z.union([noteContent, z.object({ removed: z.literal(true) })]);
export type KeptNote = z.infer<typeof keptNote>;

/**
 * A note as it is shown. Numbers and addresses in its text are masked; `isMasked` says whether anything was. `entry` is the
 * journal's number of how it stands, `edits` how often it was changed.
 */
export const shownNote = noteContent.extend({
  text: z.string(),
  isMasked: z.boolean(),
  id: z.string(),
  entry: z.number().int(),
  by: z.string(),
  at: z.string(),
  changedBy: z.string(),
  changedAt: z.string(),
  edits: z.number().int(),
});
export type ShownNote = z.infer<typeof shownNote>;

/** One stage of a note's history; no content where it was removed then. */
export const noteStage = z.object({
  entry: journalEntry,
  content: noteContent.extend({ text: z.string() }).nullable(),
  undone: journalEntry.optional(),
});

/** `base` is the entry that the person saw: another one stands where somebody else was faster. */
export const noteChange = noteContent.partial().extend({ base: z.number().int().min(1) });
export type NoteChange = z.infer<typeof noteChange>;

export const noteRemoval = z.object({ base: z.number().int().min(1) });

/** Puts a note back as an entry had it, or (null) away. `expect` is the entry whose content the person expects to stand. */
export const noteReturn = z.object({
  to: z.number().int().min(1).nullable(),
  expect: z.number().int().min(1).nullable(),
});
export type NoteReturn = z.infer<typeof noteReturn>;

/** The entry that stands after a change; the note is null where it was removed. */
export const noteResult = z.object({ id: z.string(), entry: z.number().int(), note: shownNote.nullable() });
export type NoteResult = z.infer<typeof noteResult>;

/** The text as it was written, to change it; the journal says that it was asked for. */
export const openedNote = z.object({ id: z.string(), entry: z.number().int(), text: z.string() });
export type OpenedNote = z.infer<typeof openedNote>;

/** A word by which elements are found again. */
export const tag = z
  .string()
  .trim()
  .min(1)
  .max(40, message('标签最多 40 字', 'a tag has at most 40 characters'))
  .regex(
    /^[^\p{Cc}\p{Cs},，]+$/u,
    message('标签不得含逗号和控制字符', 'a tag has no comma and no control character'),
  )
  .transform((written) => written.normalize('NFC').replaceAll(/\s+/g, ' '));

/** A tag on an element: who put it there, when. */
export const putTag = z.object({ tag: z.string(), by: z.string(), at: z.string() });
export type PutTag = z.infer<typeof putTag>;

const tagChange = z.object({
  element: elementId,
  add: z.array(tag).max(20).default([]),
  remove: z.array(z.string().max(80)).max(20).default([]),
});

/** Tags that are put on elements and taken off, all at once. */
export const tagRequest = z.object({ changes: z.array(tagChange).min(1).max(1000) });
export type TagRequest = z.input<typeof tagRequest>;

/** What really changed: the same turned round takes it back. */
export const tagResult = z.object({
  changes: z.array(z.object({ element: z.string(), add: z.array(z.string()), remove: z.array(z.string()) })),
});
export type TagResult = z.infer<typeof tagResult>;

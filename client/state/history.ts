// Undo and redo: a list of named changes with their inverses, never a copy of the whole view.
import { z } from 'zod';
import { deeds, type Deeds } from './deed.ts';
import { applyPatch, inverse, keptView, patch, type Patch } from './patch.ts';

export const COMMANDS = [
  'expand',
  'collapse',
  'hide',
  'show',
  'focus',
  'filter',
  'move',
  'layout',
  'reset',
  'pin',
  'unpin',
  'lock',
  'unlock',
  'group',
  'ungroup',
  'fold',
  'unfold',
  'style',
  'view-open',
  'view-save',
  'view-change',
  'view-remove',
  'note-add',
  'note-change',
  'note-move',
  'note-remove',
  'tag',
] as const;
export const command = z.enum(COMMANDS);
export type CommandName = z.infer<typeof command>;

export const step = z.object({
  name: command,
  /** What it was done to, as shown in the menu: a caption or a count. */
  subject: z.string(),
  redo: patch,
  undo: patch,
  /** What it did on the server, where it did anything. */
  deeds: deeds.optional(),
});
export type Step = z.infer<typeof step>;

export const history = z.object({ view: keptView, past: z.array(step), future: z.array(step) });
export type History = z.infer<typeof history>;

/** How many steps are kept. */
export const MOST_STEPS = 200;

/** Does a change and remembers how to take it back; what had been undone is forgotten. */
export function perform(
  before: History,
  name: CommandName,
  subject: string,
  change: Patch,
  did?: Deeds,
): History {
  const done: Step = {
    name,
    subject,
    redo: change,
    undo: inverse(before.view, change),
    ...(did === undefined ? {} : { deeds: did }),
  };
  return {
    view: applyPatch(before.view, change),
    past: [...before.past, done].slice(-MOST_STEPS),
    future: [],
  };
}

/** Takes the last change back; the same history where there is none. */
export function undo(before: History): History {
  const last = before.past.at(-1);
  if (last === undefined) return before;
  return {
    view: applyPatch(before.view, last.undo),
    past: before.past.slice(0, -1),
    future: [last, ...before.future],
  };
}

/** Does the last undone change again; the same history where there is none. */
export function redo(before: History): History {
  const next = before.future[0];
  if (next === undefined) return before;
  return {
    view: applyPatch(before.view, next.redo),
    past: [...before.past, next],
    future: before.future.slice(1),
  };
}

// What is still unproved in a case: each link of the chain with what it rests on, what would settle it, and how far the work on it is.
import { z } from 'zod';
import { band } from './lineage.ts';
import { findingKind } from './queries/document-findings.ts';
import { journalEntry } from './queries/element.ts';
import { grade } from './grades.ts';
import { probability } from './scalars.ts';
import { message, text } from './text.ts';

/**
 * `link`: one list came from another. `source`: where a list came from, of which no copy was seized. `transfer`: a documented
 * transfer that no link rests on. `handle`: whose an account is that passed lists on.
 */
export const TASK_KINDS = ['link', 'source', 'transfer', 'handle'] as const;
export const taskKind = z.enum(TASK_KINDS);

/** What a link rests on as it stands. */
export const RESTS = [
  'documented',
  'confirmed',
  'inferred',
  'not-seized',
  'undecided',
  'independent',
  'unknown',
] as const;
export const restsOn = z.enum(RESTS);

export const TASK_STATES = ['open', 'assigned', 'done'] as const;
export const taskState = z.enum(TASK_STATES);
export type TaskState = z.infer<typeof taskState>;

/** Evidence that would settle a task; `expected` (nats) where it was reckoned from the rows. */
export const settling = z.object({
  kind: z.enum(['document', 'exhibit', 'better-source', 'copy', 'date', 'holder', 'field', 'rows', 'list']),
  what: text,
  list: z.string().optional(),
  holder: z.string().optional(),
  transfer: z.string().optional(),
  expected: z.number().optional(),
});
export type Settling = z.infer<typeof settling>;

/** What somebody said of a task, as the record keeps it: the last word counts. */
export const taskWord = z.object({
  task: z.string().min(1).max(600),
  state: taskState,
  /** Who is to do it: a name or an office. */
  assignee: z.string().trim().min(1, message('请写明交给谁', 'say to whom it is given')).max(100).optional(),
  note: z.string().trim().max(1000).optional(),
});
export type TaskWord = z.infer<typeof taskWord>;

/** What is asked of `POST /api/cases/:case/tasks`. */
export const taskRequest = taskWord.refine(
  ({ state, assignee }) => state !== 'assigned' || assignee !== undefined,
  message('请写明交给谁', 'say to whom it is given'),
);

export const shownTaskWord = taskWord.extend({
  entry: journalEntry,
  undone: journalEntry.optional(),
  stands: z.boolean(),
});
export type ShownTaskWord = z.infer<typeof shownTaskWord>;
export const taskResult = z.object({ word: shownTaskWord });
export type TaskResult = z.infer<typeof taskResult>;

export const proofTask = z.object({
  /** `L04<L03`, `L01<?`, or the id of a transfer or a handle. */
  id: z.string(),
  kind: taskKind,
  what: text,
  list: z.string().optional(),
  from: z.string().optional(),
  transfer: z.string().optional(),
  handle: z.string().optional(),
  /** Who has the list, and who had its source. */
  holder: z.string().optional(),
  fromHolder: z.string().optional(),
  rests: z.object({
    on: restsOn,
    /** Of the document or of the investigator's word. */
    grade: grade.optional(),
    evidence: z.array(z.string()),
    /** What the model says: a probability only where it is calibrated, see `model`. */
    probability: probability.optional(),
    band: band.optional(),
    /** What the rows say of a documented link. */
    rows: findingKind.optional(),
  }),
  /** Rests on graded documents or on an investigator's word, and nothing speaks against it. */
  proved: z.boolean(),
  /** How open it is (0 settled, 1 as open as can be), and how many lists' chains run through it. */
  doubt: z.number(),
  lists: z.number().int(),
  /** What would change were it otherwise: doubt times the lists that can be expected to hang on it. The order of tasks. */
  stake: z.number(),
  settledBy: z.array(settling),
  /** Two possible sources that `separate` tells apart. */
  between: z.object({ list: z.string(), a: z.string(), b: z.string() }).optional(),
  state: taskState,
  assignee: z.string().optional(),
  word: shownTaskWord.optional(),
});
export type ProofTask = z.infer<typeof proofTask>;

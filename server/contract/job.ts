// Work that the server does in the background, as it tells of it: whose it is, how far it has come, how it ended.
import { z } from 'zod';
import { problem } from './errors.ts';
import { text } from './text.ts';

/** Where work stands; `done` of `total` in the stage, `perSecond` and `secondsLeft` where they can be told. */
export const jobProgress = z.object({
  stage: text,
  done: z.number(),
  total: z.number().optional(),
  rows: z.number().int().optional(),
  perSecond: z.number().int().optional(),
  secondsLeft: z.number().int().optional(),
});
export type JobProgress = z.infer<typeof jobProgress>;

export const jobState = z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']);
export type JobState = z.infer<typeof jobState>;

/** What every kind of it has; each adds what came of it. */
export const serverJob = z.object({
  id: z.string(),
  /** The case that it is about; null where it is about none yet. */
  case: z.string().nullable(),
  /** Who began it. */
  by: z.string(),
  state: jobState,
  progress: jobProgress.nullable(),
  /** Why it failed, in the language of the request. */
  problem: problem.nullable(),
});
export type ServerJob = z.infer<typeof serverJob>;

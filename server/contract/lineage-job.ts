// The job that brings the lineage of a case up to date in the background.
import { z } from 'zod';
import { serverJob } from './job.ts';
import { lineageState } from './lineage-state.ts';

/** `idle`: nothing is to be inferred, or nobody infers it; `failed` and `cancelled` until something changes or it is asked for. */
export const lineageJob = z.object({
  state: z.enum(['idle', 'waiting', 'running', 'failed', 'cancelled']),
  progress: serverJob.shape.progress,
  problem: serverJob.shape.problem,
});

export const lineageProgress = z.object({ case: z.string(), lineageUpTo: lineageState, job: lineageJob });
export type LineageProgress = z.infer<typeof lineageProgress>;

// A job as it is kept: what was asked for, by whom, and how it ended, so that it outlives the page and the process.
import { z } from 'zod';
import { ERRORS, fault, VinetraceError, type ErrorCode } from '#contract/errors.ts';
import { importReport, importRequest, importState, type ImportJob } from '#contract/import.ts';
import type { JobProgress } from '#contract/job.ts';
import { text, type Language } from '#contract/text.ts';

const codes = Object.keys(ERRORS) as ErrorCode[];

export const jobFile = z.object({
  id: z.string(),
  case: z.string(),
  by: z.string(),
  at: z.string(),
  state: importState,
  request: importRequest,
  files: z.array(z.string()),
  report: importReport.nullable(),
  problem: z
    .object({
      code: z.enum(codes),
      detail: text,
      faults: z.array(fault.omit({ message: true }).extend({ message: text })),
    })
    .nullable(),
  undone: z.boolean(),
});
export type JobFile = z.infer<typeof jobFile>;

/** Whether it may still run: its uploads are needed. */
export const isOpen = ({ state }: Pick<JobFile, 'state'>): boolean =>
  state === 'waiting' || state === 'running' || state === 'interrupted';

/** An error as a job keeps it. */
export const keptProblem = ({ code, detail, faults }: VinetraceError): NonNullable<JobFile['problem']> => ({
  code,
  detail,
  faults: [...faults],
});

/** The job in one language, with how far it has come. */
export function shownJob(file: JobFile, progress: JobProgress | undefined, language: Language): ImportJob {
  const { problem } = file;
  return {
    id: file.id,
    case: file.case,
    by: file.by,
    at: file.at,
    state: file.state,
    lists: file.request.lists.map(({ id }, at) => ({ id, file: file.files[at] ?? '' })),
    progress: progress ?? null,
    report: file.report,
    problem:
      problem === null
        ? null
        : new VinetraceError(problem.code, problem.detail, problem.faults).problem(language),
    undone: file.undone,
  };
}

// Expected measures for the web: drawn in the background, and kept until the record changes.
import type { VinetraceError } from '#contract/errors.ts';
import type { ExpectedJob, Hubs, IdentityReading } from '#contract/hubs.ts';
import type { Language } from '#contract/text.ts';
import { STAGES } from '../progress.ts';
import { assertCase } from '../queries/assert-case.ts';
import { findHubs } from '../queries/hubs/find-hubs.ts';
import type { Workspace } from '../workspace.ts';
import { jobsOf, shownJob, type Job, type Jobs } from './jobs.ts';

interface Draws {
  case: string;
  identities: IdentityReading;
  draws: number;
  seed: number;
}

interface Asked extends Draws {
  /** The last entry of the record when it began: later ones make its answer another. */
  head: number;
}

export interface ExpectedJobs extends Omit<Jobs<Asked, Hubs>, 'start'> {
  /** Begins, or answers the job that draws just that already. @throws not-found */
  start(asked: Draws, by: string): Job<Asked, Hubs>;
}

/** As many parties as a query gives at once. */
const MOST = 5000;

/** @param onFault told why one failed */
export function expectedJobs(workspace: Workspace, onFault: (problem: VinetraceError) => void): ExpectedJobs {
  const jobs = jobsOf<Asked, Hubs>(
    {
      for: 'case',
      said: {
        none: { zh: '没有这次抽样', en: 'There are no such draws' },
        ended: { zh: '抽样已结束', en: 'The draws have ended' },
      },
      // Each waits for a worker by itself.
      atOnce: 8,
      kept: 8,
      run: (asked, { signal, onProgress }) =>
        findHubs(
          workspace,
          { ...asked, offset: 0, limit: MOST },
          { signal, onDraw: (done) => onProgress({ stage: STAGES.draw, done, total: asked.draws }) },
        ),
    },
    onFault,
  );
  return {
    ...jobs,
    start(draws, by) {
      assertCase(workspace, draws.case);
      const asked: Asked = { ...draws, head: workspace.record.head() };
      const same = jobs
        .all()
        .find(
          (job) =>
            !job.isStopped &&
            job.state !== 'failed' &&
            (['case', 'identities', 'draws', 'seed', 'head'] as const).every(
              (name) => job.asked[name] === asked[name],
            ),
        );
      return same ?? jobs.start(asked, by);
    },
  };
}

/** Draws in one language. */
export const shownDraws = (job: Job<Asked, Hubs>, language: Language): ExpectedJob => ({
  ...shownJob(job, language),
  draws: job.asked.draws,
  hubs: job.result ?? null,
});

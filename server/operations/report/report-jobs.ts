// Reports that are made in the background, for the people who asked. They stay in memory.
import { fail, type VinetraceError } from '#contract/errors.ts';
import type { ReportJob, ReportRequest } from '#contract/report.ts';
import type { Language, Text } from '#contract/text.ts';
import { assertCase } from '../../queries/assert-case.ts';
import type { Workspace } from '../../workspace.ts';
import { ensureLineage } from '../ensure-lineage.ts';
import { jobsOf, shownJob, type Job, type Jobs } from '../jobs.ts';
import { makeReport, type MadeReport } from './make-report.ts';

interface Asked {
  case: string;
  request: ReportRequest;
}

export type ReportJobs = Jobs<Asked, MadeReport>;

const NONE: Text = { zh: '没有这份报告', en: 'There is no such report' };

/** The answer to whoever names a report that there is not, or that is not theirs. */
export const noReport = (): never => fail('not-found', NONE.zh, NONE.en);

/** @param onFault told why one failed */
export function reportJobs(workspace: Workspace, onFault: (problem: VinetraceError) => void): ReportJobs {
  const jobs = jobsOf<Asked, MadeReport>(
    {
      for: 'who-began',
      said: {
        none: NONE,
        ended: { zh: '报告已经结束', en: 'The report has ended' },
        notDone: { zh: '报告还没有完成', en: 'The report is not done' },
        tooMany: { zh: '排队的报告太多，请稍后再试', en: 'Too many reports wait; try again later' },
      },
      most: 8,
      kept: 8,
      async run({ case: caseId, request }, { by: actor, signal, onProgress }) {
        await ensureLineage(workspace, caseId, { actor, signal, onProgress });
        return makeReport(workspace, { ...request, case: caseId, actor, onProgress, signal });
      },
    },
    onFault,
  );
  return {
    ...jobs,
    start(asked, by) {
      assertCase(workspace, asked.case);
      return jobs.start(asked, by);
    },
  };
}

/** A report in one language, without its file. */
export function shownReport(job: Job<Asked, MadeReport>, language: Language): ReportJob {
  const { asked, result: made } = job;
  const { name: _name, mediaType: _type, content: _content, manifest: _manifest, ...result } = made ?? {};
  return {
    ...shownJob(job, language),
    case: asked.case,
    format: asked.request.format,
    language: asked.request.language,
    result: made === undefined ? null : (result as ReportJob['result']),
  };
}

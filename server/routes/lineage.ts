// How far the lineage of a case has come, and the job that brings it up to date.
import { z } from 'zod';
import { problem } from '#contract/errors.ts';
import { lineageProgress } from '#contract/lineage-job.ts';
import { lineageJobs } from '../operations/lineage-jobs.ts';
import { languageOf } from '../plugins/language.ts';
import { logsFaults } from '../plugins/problems.ts';
import type { Routes } from './define.ts';
import { jobRoutes } from './job-routes.ts';

const tags = ['lineage'];

export const lineage: Routes = (app, workspace) => {
  const jobs = lineageJobs(workspace, logsFaults(app));
  app.addHook('onReady', async () => jobs.watch());
  const params = z.object({ case: z.string().min(1) });

  jobRoutes(app, {
    jobs,
    find: {
      path: '/api/cases/:case/lineage/progress',
      operationId: 'lineage-progress',
      summary: 'How far the lineage of a case has come',
    },
    cancel: {
      path: '/api/cases/:case/lineage/cancel',
      operationId: 'cancel-lineage',
      summary: 'Cancel that, until the case changes',
    },
    tags,
    params,
    shape: lineageProgress,
    idOf: (request) => request.params.case,
    shown: jobs.shown,
  });
  app.post(
    '/api/cases/:case/lineage/infer',
    {
      schema: {
        operationId: 'infer-lineage',
        summary: 'Bring the lineage of a case up to date in the background',
        tags,
        params,
        response: { 200: lineageProgress, default: problem },
      },
    },
    async (request) => jobs.shown(jobs.start(request.params.case), languageOf(request)),
  );
};

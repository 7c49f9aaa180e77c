// How far the lineage of a case has come, and the job that brings it up to date.
import { z } from 'zod';
import { problem } from '#contract/errors.ts';
import { lineageProgress } from '#contract/lineage-job.ts';
import { lineageJobs } from '../operations/lineage-jobs.ts';
import { languageOf } from '../plugins/language.ts';
import { logsFaults } from '../plugins/problems.ts';
import type { Routes } from './define.ts';

const tags = ['lineage'];

export const lineage: Routes = (app, workspace) => {
  const jobs = lineageJobs(workspace, logsFaults(app));
  app.addHook('onReady', async () => jobs.watch());
  app.addHook('preClose', () => jobs.close());
  const params = z.object({ case: z.string().min(1) });
  const response = { 200: lineageProgress, default: problem };

  app.get(
    '/api/cases/:case/lineage/progress',
    {
      schema: {
        operationId: 'lineage-progress',
        summary: 'How far the lineage of a case has come',
        tags,
        params,
        response,
      },
    },
    async (request) => jobs.find(request.params.case, languageOf(request)),
  );
  app.post(
    '/api/cases/:case/lineage/infer',
    {
      schema: {
        operationId: 'infer-lineage',
        summary: 'Bring the lineage of a case up to date in the background',
        tags,
        params,
        response,
      },
    },
    async (request) => jobs.start(request.params.case, languageOf(request)),
  );
  app.post(
    '/api/cases/:case/lineage/cancel',
    {
      schema: {
        operationId: 'cancel-lineage',
        summary: 'Cancel that, until the case changes',
        tags,
        params,
        response,
      },
    },
    async (request) => jobs.cancel(request.params.case, languageOf(request)),
  );
};

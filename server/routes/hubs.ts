// Expected measures of hubs: begun, told of while they are drawn, cancelled. Hubs themselves are a query.
import { z } from 'zod';
import { problem } from '#contract/errors.ts';
import { expectedJob, expectedRequest } from '#contract/hubs.ts';
import { expectedJobs, shownDraws } from '../operations/expect-hubs.ts';
import { assertKept } from '../queries/data-state.ts';
import { languageOf } from '../plugins/language.ts';
import { logsFaults } from '../plugins/problems.ts';
import { actorOf } from './actor.ts';
import type { Routes } from './define.ts';
import { jobRoutes } from './job-routes.ts';

const tags = ['lineage'];
const ofCase = z.object({ case: z.string().min(1) });

export const hubs: Routes = (app, workspace) => {
  const jobs = expectedJobs(workspace, logsFaults(app));

  app.post(
    '/api/cases/:case/hubs/expected',
    {
      schema: {
        operationId: 'expect-hubs',
        summary: 'Begin to draw the expected measures of all parties',
        tags,
        params: ofCase,
        body: expectedRequest,
        response: { 200: expectedJob, default: problem },
      },
    },
    async (request) => {
      const asked = { ...request.params, ...request.body };
      return shownDraws(jobs.start(asked, actorOf(request)), languageOf(request));
    },
  );
  jobRoutes(app, {
    jobs,
    find: {
      path: '/api/cases/:case/hubs/expected/:job',
      operationId: 'expected-hubs',
      summary: 'How far the draws are, and what came of them',
    },
    cancel: {
      path: '/api/cases/:case/hubs/expected/:job/cancel',
      operationId: 'cancel-expected-hubs',
      summary: 'Cancel the draws, for who began them or an administrator',
    },
    tags,
    params: ofCase.extend({ job: z.string().min(1) }),
    shape: expectedJob,
    // Under the address of another case there are no such draws.
    idOf({ params }) {
      assertKept(workspace.record, params.case);
      return jobs.caseOf(params.job) === params.case ? params.job : '';
    },
    shown: shownDraws,
  });
};

// The report of a case, made in the background: asked for, followed, cancelled, fetched.
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { problem } from '#contract/errors.ts';
import { reportJob, reportRequest } from '#contract/report.ts';
import { manifestText } from '../operations/manifest.ts';
import { assertApproved } from '../operations/approvals.ts';
import { wantedReport } from '../operations/report/make-report.ts';
import { noReport, reportJobs, shownReport } from '../operations/report/report-jobs.ts';
import { demandIn, demandOf } from '../access.ts';
import { assertKept } from '../queries/data-state.ts';
import { languageOf } from '../plugins/language.ts';
import { logsFaults } from '../plugins/problems.ts';
import { actorOf, askingOf } from './actor.ts';
import { asIs } from './as-is.ts';
import { attachment } from './attachment.ts';
import type { Routes } from './define.ts';
import { jobRoutes } from './job-routes.ts';

const tags = ['reports'];

export const reports: Routes = (app, workspace) => {
  const jobs = reportJobs(workspace, logsFaults(app));
  const params = z.object({ report: z.string().min(1) });
  /** The report that the address names, while its case may still be exported from. */
  const asked = (
    request: Pick<FastifyRequest<{ Params: { report: string } }>, 'params' | 'access'>,
  ): string => {
    const { report } = request.params;
    demandOf(request.access, 'export', jobs.caseOf(report) ?? undefined, noReport);
    return report;
  };

  app.post(
    '/api/cases/:case/reports',
    {
      schema: {
        operationId: 'start-report',
        summary: 'Make the report of a case in the background',
        tags,
        params: z.object({ case: z.string().min(1) }),
        body: reportRequest,
        response: { 202: reportJob, default: problem },
      },
    },
    async (request, reply) => {
      if (request.body.reveal === true) {
        demandIn(request.access, 'reveal', request.params.case);
        // Said at once, not by a job that fails.
        assertApproved(workspace.record, wantedReport(request.params.case, actorOf(request), request.body));
      }
      const job = jobs.start({ case: request.params.case, request: request.body }, actorOf(request));
      return reply.code(202).send(shownReport(job, languageOf(request)));
    },
  );
  jobRoutes(app, {
    jobs,
    find: { path: '/api/reports/:report', operationId: 'report', summary: 'How far a report has come' },
    cancel: {
      path: '/api/reports/:report/cancel',
      operationId: 'cancel-report',
      summary: 'Cancel a report',
    },
    tags,
    params,
    shape: reportJob,
    idOf: asked,
    shown: shownReport,
  });
  app.get(
    '/api/reports/:report/file',
    {
      schema: {
        operationId: 'report-file',
        summary: 'The file of a report that is done',
        description: 'The header `x-vinetrace-manifest` is its signed manifest in base64.',
        tags,
        params,
        response: {
          200: { description: 'The file', content: { 'application/octet-stream': { schema: z.string() } } },
          default: problem,
        },
      },
    },
    async (request, reply) => {
      const made = jobs.result(asked(request), askingOf(request));
      const { manifest } = made;
      assertKept(workspace.record, manifest.case.id);
      if (manifest.revealed) demandIn(request.access, 'reveal', manifest.case.id);
      return reply
        .type(made.mediaType)
        .header('content-disposition', attachment(made.name))
        .header('x-vinetrace-sha256', made.sha256)
        .header('x-vinetrace-manifest', Buffer.from(manifestText(made.manifest)).toString('base64'))
        .send(asIs(made.content));
    },
  );
};

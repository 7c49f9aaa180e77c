// Imports: what a case offers to one, and the jobs that run them.
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { problem } from '#contract/errors.ts';
import { importContext, importJob, importJobs as jobsShape, importRequest } from '#contract/import.ts';
import { retractRequest } from '#contract/operations.ts';
import { importContextOf } from '../operations/import/context.ts';
import { importJobs, noImport } from '../operations/import/jobs.ts';
import { languageOf } from '../plugins/language.ts';
import { logsFaults } from '../plugins/problems.ts';
import { demandOf } from '../access.ts';
import { actorOf } from './actor.ts';
import type { Routes } from './define.ts';

const tags = ['import'];
const ofCase = z.object({ case: z.string().min(1) });

export const imports: Routes = (app, workspace) => {
  const running = importJobs(workspace, logsFaults(app));
  app.addHook('preClose', () => running.close());
  const params = z.object({ job: z.string().min(1) });
  const response = { 200: importJob, default: problem };
  /** The job that the address names, as if there were none where its case may not be known of. */
  const asked = (request: FastifyRequest<{ Params: { job: string } }>): string => {
    const { job } = request.params;
    demandOf(request.access, 'import', running.caseOf(job), noImport);
    return job;
  };

  app.get(
    '/api/cases/:case/import',
    {
      schema: {
        operationId: 'import-context',
        summary: 'What a case offers to an import: holders, exhibits, free ids',
        tags,
        params: ofCase,
        response: { 200: importContext, default: problem },
      },
    },
    async (request) => importContextOf(workspace, request.params.case),
  );
  app.post(
    '/api/cases/:case/imports',
    {
      schema: {
        operationId: 'start-import',
        summary: 'Import uploaded files as lists of a case',
        tags,
        params: ofCase,
        body: importRequest,
        response: { 202: importJob, default: problem },
      },
    },
    async (request, reply) => {
      const wanted = { caseId: request.params.case, actor: actorOf(request), request: request.body };
      return reply.code(202).send(await running.start(wanted, languageOf(request)));
    },
  );
  app.get(
    '/api/cases/:case/imports',
    {
      schema: {
        operationId: 'imports',
        summary: 'Imports of a case: those that run and those that ended within a day',
        tags,
        params: ofCase,
        response: { 200: jobsShape, default: problem },
      },
    },
    async (request) => ({ jobs: running.list(request.params.case, languageOf(request)) }),
  );
  app.get(
    '/api/imports/:job',
    { schema: { operationId: 'import-job', summary: 'How far an import has come', tags, params, response } },
    async (request) => running.find(asked(request), languageOf(request)),
  );
  app.post(
    '/api/imports/:job/cancel',
    { schema: { operationId: 'cancel-import', summary: 'Cancel an import', tags, params, response } },
    async (request) => running.cancel(asked(request), languageOf(request)),
  );
  app.post(
    '/api/imports/:job/resume',
    {
      schema: {
        operationId: 'resume-import',
        summary: 'Resume an import that was interrupted, cancelled or failed',
        tags,
        params,
        response,
      },
    },
    async (request) => running.resume(asked(request), languageOf(request)),
  );
  app.post(
    '/api/imports/:job/undo',
    {
      schema: {
        operationId: 'undo-import',
        summary: 'Take back what an import asserted',
        tags,
        params,
        body: retractRequest,
        response,
      },
    },
    async (request) =>
      running.undo(
        asked(request),
        { actor: actorOf(request), reason: request.body.reason },
        languageOf(request),
      ),
  );
};

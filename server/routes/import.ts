// Import: uploads, their preview, named mappings, jobs; and a new case to import into.
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { fail, problem } from '#contract/errors.ts';
import {
  importContext,
  importJob,
  importJobs as jobsShape,
  importRequest,
  namedMappings,
  newCase,
  preview,
  previewRequest,
  takenUploads,
  UPLOAD_LIMIT,
  uploadId,
  uploadQuery,
  uploads,
} from '#contract/import.ts';
import { namedMapping } from '#contract/mapping.ts';
import { retractRequest } from '#contract/operations.ts';
import { createCase } from '../operations/create-case.ts';
import { importContextOf } from '../operations/import/context.ts';
import { importJobs } from '../operations/import/jobs.ts';
import { readMappings, removeMapping, saveMapping } from '../operations/import/mappings.ts';
import { setAsideFile } from '../operations/import/set-aside.ts';
import { previewUpload } from '../operations/import/preview.ts';
import { shownUpload, takeUpload } from '../operations/import/take-upload.ts';
import { demand } from '../plugins/authorise.ts';
import { languageOf } from '../plugins/language.ts';
import { attachment } from './attachment.ts';
import type { App, Routes } from './define.ts';

const tags = ['import'];
const ofCase = z.object({ case: z.string().min(1) });
const actorOf = (request: { session: { user: string } | null }): string => request.session?.user ?? '';

const files: Routes = (app, workspace) => {
  app.register(async (scope) => {
    const inner = scope as unknown as App;
    // The file goes to the disk as it comes: nothing gathers it in memory.
    inner.removeAllContentTypeParsers();
    inner.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
    inner.post(
      '/api/uploads',
      {
        bodyLimit: UPLOAD_LIMIT,
        schema: {
          operationId: 'upload',
          summary: 'Upload a file to be imported',
          description:
            'The body is the file as it is, `application/octet-stream`. A ZIP of lists becomes one upload per list.',
          tags,
          querystring: uploadQuery,
          response: { 201: takenUploads, default: problem },
        },
      },
      async (request, reply) => {
        if (Number(request.headers['content-length'] ?? 0) > UPLOAD_LIMIT)
          fail('too-large', '文件超过 2 GB：请拆分', 'The file is larger than 2 GB: split it');
        const about = { name: request.query.name, actor: actorOf(request) };
        return reply.code(201).send(await takeUpload(workspace, request.body as Readable, about));
      },
    );
  });
  app.get(
    '/api/uploads',
    {
      schema: {
        operationId: 'uploads',
        summary: 'Your files that wait to be imported',
        tags,
        response: { 200: uploads, default: problem },
      },
    },
    async (request) => ({ uploads: workspace.spool.list(actorOf(request)).map(shownUpload) }),
  );
  app.delete(
    '/api/uploads/:upload',
    {
      schema: {
        operationId: 'discard-upload',
        summary: 'Discard an uploaded file',
        tags,
        params: z.object({ upload: uploadId }),
        response: { 204: z.null(), default: problem },
      },
    },
    async (request, reply) => {
      workspace.spool.remove(workspace.spool.find(actorOf(request), request.params.upload).id);
      return reply.code(204).send(null);
    },
  );
  app.post(
    '/api/cases/:case/uploads/:upload/preview',
    {
      schema: {
        operationId: 'preview-upload',
        summary: 'What an uploaded file would be read as',
        description:
          'Masked; `reveal` gives cells as written to whoever may reveal, and the journal says so.',
        tags,
        params: ofCase.extend({ upload: uploadId }),
        body: previewRequest,
        response: { 200: preview, default: problem },
      },
    },
    async (request) => {
      if (request.body.reveal === true) demand(request.session, 'reveal');
      return previewUpload(workspace, {
        caseId: request.params.case,
        actor: actorOf(request),
        uploadId: request.params.upload,
        request: request.body,
      });
    },
  );
};

const mappings: Routes = (app, workspace) => {
  app.get(
    '/api/mappings',
    {
      schema: {
        operationId: 'mappings',
        summary: 'Named mappings of columns to fields',
        tags,
        response: { 200: namedMappings, default: problem },
      },
    },
    async () => ({ mappings: readMappings(workspace) }),
  );
  app.post(
    '/api/mappings',
    {
      schema: {
        operationId: 'save-mapping',
        summary: 'Save a mapping under a name',
        tags,
        body: namedMapping,
        response: { 201: namedMapping, default: problem },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await saveMapping(workspace, actorOf(request), request.body)),
  );
  app.delete(
    '/api/mappings/:name',
    {
      schema: {
        operationId: 'remove-mapping',
        summary: 'Forget a named mapping',
        tags,
        params: z.object({ name: z.string().min(1) }),
        response: { 204: z.null(), default: problem },
      },
    },
    async (request, reply) => {
      await removeMapping(workspace, actorOf(request), request.params.name);
      return reply.code(204).send(null);
    },
  );
};

const jobs: Routes = (app, workspace) => {
  const running = importJobs(workspace);
  app.addHook('preClose', () => running.close());
  const params = z.object({ job: z.string().min(1) });
  const response = { 200: importJob, default: problem };

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
      const asked = { caseId: request.params.case, actor: actorOf(request), request: request.body };
      return reply.code(202).send(await running.start(asked, languageOf(request)));
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
    async (request) => running.find(request.params.job, languageOf(request)),
  );
  app.post(
    '/api/imports/:job/cancel',
    { schema: { operationId: 'cancel-import', summary: 'Cancel an import', tags, params, response } },
    async (request) => running.cancel(request.params.job, languageOf(request)),
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
    async (request) => running.resume(request.params.job, languageOf(request)),
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
        request.params.job,
        { actor: actorOf(request), reason: request.body.reason },
        languageOf(request),
      ),
  );
};

const aside: Routes = (app, workspace) => {
  app.post(
    '/api/cases/:case/lists/:list/set-aside',
    {
      schema: {
        operationId: 'set-aside',
        summary: 'The rows of a list that were set aside, as a CSV to be mended',
        description:
          'In the clear, which the journal notes. Mended, it is uploaded and imported with `mends`.',
        tags,
        params: ofCase.extend({ list: z.string().min(1) }),
        response: {
          200: { description: 'The file', content: { 'text/csv': { schema: z.string() } } },
          default: problem,
        },
      },
    },
    async (request, reply) => {
      const { case: caseId, list } = request.params;
      const asked = { caseId, list, actor: actorOf(request), language: languageOf(request) };
      const { name, content } = await setAsideFile(workspace, asked);
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', attachment(name))
        .serializer((text: string) => text)
        .send(content);
    },
  );
};

const cases: Routes = (app, workspace) => {
  app.post(
    '/api/cases',
    {
      schema: {
        operationId: 'create-case',
        summary: 'Begin a new, empty case',
        tags: ['import'],
        body: newCase,
        response: { 201: newCase, default: problem },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await createCase(workspace, { ...request.body, actor: actorOf(request) })),
  );
};

export const imports: Routes = (app, workspace) => {
  for (const routes of [files, mappings, jobs, aside, cases]) routes(app, workspace);
};

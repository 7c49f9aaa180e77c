// Uploads that wait to be imported: taken, listed, discarded, previewed.
import { Readable } from 'node:stream';
import { z } from 'zod';
import { fail, problem } from '#contract/errors.ts';
import {
  preview,
  previewRequest,
  takenUploads,
  UPLOAD_LIMIT,
  UPLOAD_NAME,
  uploadHeaders,
  uploadId,
  uploadQuery,
  uploads as uploadsShape,
} from '#contract/import.ts';
import { previewUpload } from '../operations/import/preview.ts';
import { shownUpload, takeUpload } from '../operations/import/take-upload.ts';
import { actorOf } from './actor.ts';
import type { App, Routes } from './define.ts';

const tags = ['import'];

export const uploads: Routes = (app, workspace) => {
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
            'The body is the file as it is, `application/octet-stream`; the header `x-vinetrace-name` is its name, percent-encoded: never in the address, which is kept in histories and logs. A ZIP of lists becomes one upload per list.',
          tags,
          headers: uploadHeaders,
          querystring: uploadQuery,
          response: { 201: takenUploads, default: problem },
        },
      },
      async (request, reply) => {
        if (Number(request.headers['content-length'] ?? 0) > UPLOAD_LIMIT)
          fail('too-large', '文件超过 2 GB：请拆分', 'The file is larger than 2 GB: split it');
        const { [UPLOAD_NAME]: name } = request.headers;
        const about = { name, actor: actorOf(request), isExhibit: request.query.as === 'evidence' };
        // A file of no bytes comes as no body at all.
        const bytes = (request.body as Readable | null | undefined) ?? Readable.from([]);
        return reply.code(201).send(await takeUpload(workspace, bytes, about));
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
        response: { 200: uploadsShape, default: problem },
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
      config: { costly: true },
      schema: {
        operationId: 'preview-upload',
        summary: 'What an uploaded file would be read as',
        description:
          'Masked; under a reveal of this upload, which `reveal` names, cells are as written until it ends.',
        tags,
        params: z.object({ case: z.string().min(1), upload: uploadId }),
        body: previewRequest,
        response: { 200: preview, default: problem },
      },
    },
    async (request) => {
      return previewUpload(workspace, {
        caseId: request.params.case,
        access: request.access,
        uploadId: request.params.upload,
        request: request.body,
      });
    },
  );
};

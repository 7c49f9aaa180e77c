// A case for another installation, and one from there: made, looked into and taken in the background.
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { problem } from '#contract/errors.ts';
import { uploadId } from '#contract/import.ts';
import { id } from '#contract/scalars.ts';
import {
  transferJob,
  transferKey,
  transferOpening,
  transferRequest,
  type TransferJob,
} from '#contract/transfer.ts';
import { assertApproved } from '../operations/approvals.ts';
import { wantedTransfer } from '../operations/transfer/send.ts';
import { transferKeyOf } from '../operations/transfer/key.ts';
import {
  noTransfer,
  shownTransfer,
  transferJobs,
  type Wanted,
} from '../operations/transfer/transfer-jobs.ts';
import { demandIn, demandOf } from '../access.ts';
import { languageOf } from '../plugins/language.ts';
import { logsFaults } from '../plugins/problems.ts';
import { actorOf, askingOf, beginner } from './actor.ts';
import { asIs } from './as-is.ts';
import { attachment } from './attachment.ts';
import type { Routes } from './define.ts';
import { jobRoutes } from './job-routes.ts';

const tags = ['transfers'];

export const transfers: Routes = (app, workspace) => {
  const jobs = transferJobs(workspace, logsFaults(app));
  const begun = (request: FastifyRequest, wanted: Wanted): TransferJob =>
    shownTransfer(jobs.start(wanted, actorOf(request)), languageOf(request));
  const params = z.object({ transfer: z.string().min(1) });
  const upload = z.object({ upload: uploadId });
  /** The transfer that the address names, while a case that is sent may still be exported from. */
  const asked = ({
    params: { transfer },
    access,
  }: Pick<FastifyRequest<{ Params: { transfer: string } }>, 'params' | 'access'>): string => {
    const of = jobs.caseOf(transfer);
    if (typeof of === 'string') demandOf(access, 'export', of, noTransfer);
    return transfer;
  };

  app.get(
    '/api/transfer-key',
    {
      schema: {
        operationId: 'transfer-key',
        summary: 'The key for which others lock what they send here',
        tags,
        response: { 200: transferKey, default: problem },
      },
    },
    async () => transferKeyOf(workspace),
  );
  app.post(
    '/api/cases/:case/transfers',
    {
      schema: {
        operationId: 'send-case',
        summary: 'Make the file by which a case goes to another installation',
        description:
          'What is not masked asks for the right to reveal. The journal keeps who, why and for whom.',
        tags,
        params: z.object({ case: z.string().min(1) }),
        body: transferRequest,
        response: { 202: transferJob, default: problem },
      },
    },
    async (request, reply) => {
      const { masked, lists } = request.body;
      if (!masked) {
        demandIn(request.access, 'reveal', request.params.case);
        assertApproved(workspace.record, wantedTransfer(request.params.case, actorOf(request), lists));
      }
      const wanted = { kind: 'out' as const, case: request.params.case, request: request.body };
      return reply.code(202).send(begun(request, wanted));
    },
  );
  app.post(
    '/api/uploads/:upload/transfer-look',
    {
      schema: {
        operationId: 'look-into-transfer',
        summary: 'Check an uploaded transfer file and say what is inside; nothing is taken',
        tags,
        params: upload,
        body: transferOpening,
        response: { 202: transferJob, default: problem },
      },
    },
    async (request, reply) => {
      const wanted = { kind: 'look' as const, case: null, upload: request.params.upload, ...request.body };
      return reply.code(202).send(begun(request, wanted));
    },
  );
  app.post(
    '/api/uploads/:upload/transfer-taking',
    {
      schema: {
        operationId: 'take-transfer',
        summary: 'Take the case of an uploaded transfer file',
        tags,
        params: upload,
        body: transferOpening.extend({ as: id.optional() }),
        response: { 202: transferJob, default: problem },
      },
    },
    async (request, reply) => {
      const { officer } = beginner(request);
      const { upload: taken } = request.params;
      const wanted = { kind: 'in' as const, case: null, upload: taken, officer, ...request.body };
      return reply.code(202).send(begun(request, wanted));
    },
  );
  jobRoutes(app, {
    jobs,
    find: {
      path: '/api/transfers/:transfer',
      operationId: 'transfer',
      summary: 'How far a transfer has come',
    },
    cancel: {
      path: '/api/transfers/:transfer/cancel',
      operationId: 'cancel-transfer',
      summary: 'Cancel a transfer',
    },
    tags,
    params,
    shape: transferJob,
    idOf: asked,
    shown: shownTransfer,
  });
  app.get(
    '/api/transfers/:transfer/file',
    {
      schema: {
        operationId: 'transfer-file',
        summary: 'The file that was made',
        tags,
        params,
        response: {
          200: { description: 'The file', content: { 'application/octet-stream': { schema: z.string() } } },
          default: problem,
        },
      },
    },
    async (request, reply) => {
      const made = jobs.file(asked(request), askingOf(request));
      const { asked: of } = jobs.find(request.params.transfer, askingOf(request));
      if (of.kind === 'out' && !of.request.masked) demandIn(request.access, 'reveal', of.case);
      return reply
        .type('application/octet-stream')
        .header('content-disposition', attachment(made.name))
        .header('content-length', made.bytes)
        .send(asIs(made.stream()));
    },
  );
};

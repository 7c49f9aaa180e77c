// What changes or checks something, as on the command line.
import { PassThrough } from 'node:stream';
import { z } from 'zod';
import { problem } from '#contract/errors.ts';
import {
  exportFormats,
  exportRequest,
  rebuildResult,
  retractRequest,
  retractResult,
  verifyResult,
} from '#contract/operations.ts';
import { formatsOf, streamExport } from '../operations/export.ts';
import { rebuildGraph } from '../operations/rebuild.ts';
import { retractEntry } from '../operations/retract.ts';
import { verifyRecord } from '../operations/verify.ts';
import { demand } from '../plugins/authorise.ts';
import { assertCase } from '../queries/assert-case.ts';
import { actorOf } from './actor.ts';
import { attachment } from './attachment.ts';
import type { Routes } from './define.ts';
import { UNWATCHED } from './unwatched.ts';

const tags = ['operations'];

export const operations: Routes = (app, workspace) => {
  app.get(
    '/api/formats',
    {
      schema: {
        operationId: 'formats',
        summary: 'The formats that a case can be exported in',
        tags,
        response: { 200: exportFormats, default: problem },
      },
    },
    async () => formatsOf(),
  );

  app.post(
    '/api/cases/:case/export',
    {
      schema: {
        operationId: 'export',
        summary: 'Export the graph of a case as a file',
        description:
          'The headers `x-vinetrace-sha256`, `-nodes`, `-edges` and `-total` say what `vinetrace export` answers; `-compared` and `-lists`, of how many lists the lineage in it is; `-stale`, whether it is behind.',
        tags,
        params: z.object({ case: z.string().min(1) }),
        body: exportRequest,
        response: {
          200: { description: 'The file', content: { 'application/octet-stream': { schema: z.string() } } },
          default: problem,
        },
      },
    },
    async (request, reply) => {
      if (request.body.reveal === true) demand(request.session, 'reveal');
      assertCase(workspace, request.params.case);
      const made = await streamExport(workspace, {
        ...request.body,
        ...UNWATCHED,
        case: request.params.case,
        actor: actorOf(request),
      });
      const out = new PassThrough();
      made.write(out).catch((error: Error) => out.destroy(error));
      return reply
        .type(made.mediaType)
        .header('content-disposition', attachment(made.name))
        .header('x-vinetrace-sha256', made.sha256)
        .header('x-vinetrace-nodes', made.nodes)
        .header('x-vinetrace-edges', made.edges)
        .header('x-vinetrace-total', made.total)
        .header('x-vinetrace-compared', made.lineageUpTo.compared)
        .header('x-vinetrace-lists', made.lineageUpTo.lists)
        .header('x-vinetrace-stale', String(made.lineageUpTo.stale))
        .send(out as unknown as string); // A stream goes out as it is; the schema is for readers.
    },
  );

  app.get(
    '/api/verify',
    {
      schema: {
        operationId: 'verify',
        summary: 'Check the record against its journal',
        tags,
        response: { 200: verifyResult, default: problem },
      },
    },
    async () => verifyRecord(workspace),
  );

  app.post(
    '/api/entries/:seq/retraction',
    {
      schema: {
        operationId: 'retract',
        summary: 'Take back what a journal entry asserted',
        tags,
        params: z.object({ seq: z.coerce.number().int().min(1) }),
        body: retractRequest,
        response: { 201: retractResult, default: problem },
      },
    },
    async (request, reply) => {
      const retracted = await retractEntry(workspace, {
        ...UNWATCHED,
        seq: request.params.seq,
        reason: request.body.reason,
        actor: actorOf(request),
      });
      return reply.code(201).send(retracted);
    },
  );

  app.post(
    '/api/rebuild',
    {
      schema: {
        operationId: 'rebuild',
        summary: 'Make the graph anew from the record',
        tags,
        response: { 200: rebuildResult, default: problem },
      },
    },
    async () => rebuildGraph(workspace),
  );
};

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
import { manifestText } from '../operations/manifest.ts';
import { rebuildGraph } from '../operations/rebuild.ts';
import { noEntry, retractEntry } from '../operations/retract.ts';
import { verifyAll } from '../operations/verify.ts';
import { demandIn, demandOf } from '../access.ts';
import { languageOf } from '../plugins/language.ts';
import { assertCase } from '../queries/assert-case.ts';
import { actorOf } from './actor.ts';
import { asIs } from './as-is.ts';
import { attachment } from './attachment.ts';
import type { Routes } from './define.ts';
import { untilLeft } from './until-left.ts';
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
      config: { costly: true },
      schema: {
        operationId: 'export',
        summary: 'Export the graph of a case as a file',
        description:
          'The headers `x-vinetrace-sha256`, `-nodes`, `-edges`, `-chosen` and `-total` say what `vinetrace export` answers; `-compared` and `-lists`, of how many lists the lineage in it is; `-stale`, whether it is behind. `-manifest` is the signed manifest in base64, where it was asked for.',
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
      if (request.body.reveal === true) demandIn(request.access, 'reveal', request.params.case);
      assertCase(workspace, request.params.case);
      const made = await streamExport(workspace, {
        ...request.body,
        ...UNWATCHED,
        case: request.params.case,
        actor: actorOf(request),
        language: languageOf(request),
      });
      const out = new PassThrough();
      made.write(out).catch((error: Error) => out.destroy(error));
      return reply
        .type(made.mediaType)
        .header('content-disposition', attachment(made.name))
        .headers(
          made.manifest === undefined
            ? {}
            : { 'x-vinetrace-manifest': Buffer.from(manifestText(made.manifest)).toString('base64') },
        )
        .header('x-vinetrace-sha256', made.sha256)
        .header('x-vinetrace-nodes', made.nodes)
        .header('x-vinetrace-edges', made.edges)
        .header('x-vinetrace-chosen', made.chosen)
        .header('x-vinetrace-total', made.total)
        .header('x-vinetrace-compared', made.lineageUpTo.compared)
        .header('x-vinetrace-lists', made.lineageUpTo.lists)
        .header('x-vinetrace-stale', String(made.lineageUpTo.stale))
        .send(asIs(out));
    },
  );

  app.get(
    '/api/verify',
    {
      config: { costly: true },
      schema: {
        operationId: 'verify',
        summary: 'Check the record against its journal, and the graph against the record',
        tags,
        response: { 200: verifyResult, default: problem },
      },
    },
    async (_request, reply) => verifyAll(workspace, { ...UNWATCHED, signal: untilLeft(reply) }),
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
      const { access, params } = request;
      // What is of no case, as a user or a mapping, is taken back by nobody but an administrator.
      if (!access.mayInstall('maintain'))
        demandOf(access, 'write', workspace.record.entry(params.seq)?.case, () => noEntry(params.seq));
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

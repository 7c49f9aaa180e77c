// The data of a case as a whole: until when they are kept, on hold, purged, certified.
import { z } from 'zod';
import { fail, problem } from '#contract/errors.ts';
import { dataState, holdChange, purgeCertificate, purgeRequest, retentionChange } from '#contract/purge.ts';
import { certificateOf, purge, setHold, setRetention } from '../operations/purge.ts';
import { assertCase } from '../queries/assert-case.ts';
import { dataStateOf } from '../queries/data-state.ts';
import { actorOf } from './actor.ts';
import type { Routes } from './define.ts';

const tags = ['data'];
const params = z.object({ case: z.string().min(1) });

export const data: Routes = (app, workspace) => {
  app.get(
    '/api/cases/:case/data',
    {
      schema: {
        operationId: 'data-state',
        summary: 'Until when the data of a case are kept, whether they are on hold, whether they are gone',
        tags,
        params,
        response: { 200: dataState, default: problem },
      },
    },
    async (request) => {
      assertCase(workspace, request.params.case);
      return dataStateOf(workspace.record, request.params.case);
    },
  );

  app.put(
    '/api/cases/:case/data/retention',
    {
      schema: {
        operationId: 'set-retention',
        summary: 'Say until which day the data are kept; they are purged when it is over',
        tags,
        params,
        body: retentionChange,
        response: { 200: dataState, default: problem },
      },
    },
    async (request) =>
      setRetention(workspace, { ...request.params, ...request.body, actor: actorOf(request) }),
  );

  app.put(
    '/api/cases/:case/data/hold',
    {
      schema: {
        operationId: 'set-hold',
        summary: 'Put the data on hold, which stops every purge, or lift it',
        tags,
        params,
        body: holdChange,
        response: { 200: dataState, default: problem },
      },
    },
    async (request) => setHold(workspace, { ...request.params, ...request.body, actor: actorOf(request) }),
  );

  app.post(
    '/api/cases/:case/data/purge',
    {
      schema: {
        operationId: 'purge',
        summary: 'Purge the data of a case for good',
        description:
          '`confirm` is the id of the case once more. Everybody waits while the file is rewritten.',
        tags,
        params,
        body: purgeRequest,
        response: { 201: purgeCertificate, default: problem },
      },
    },
    async (request, reply) => {
      const { confirm, reason } = request.body;
      if (confirm !== request.params.case)
        fail('bad-request', '请输入案件编号以确认', 'Confirm by the id of the case');
      const asked = { ...request.params, reason, actor: actorOf(request) };
      return reply.code(201).send(await purge(workspace, asked));
    },
  );

  app.get(
    '/api/cases/:case/data/certificate',
    {
      schema: {
        operationId: 'purge-certificate',
        summary: 'The signed certificate that the data of a case are gone',
        tags,
        params,
        response: { 200: purgeCertificate, default: problem },
      },
    },
    async (request) => certificateOf(workspace, request.params.case),
  );
};

// Canaries: made, listed, given out as rows; alerts where they turned up, and their acknowledgement.
import { z } from 'zod';
import {
  alertResult,
  alertWord,
  canariesMade,
  canaryAlerts,
  canaries as canariesShape,
  canaryPage,
  canaryRequest,
  canaryRowsRequest,
} from '#contract/canaries.ts';
import { problem } from '#contract/errors.ts';
import { acknowledgeAlert } from '../operations/canaries/acknowledge.ts';
import { giveOut } from '../operations/canaries/give-out.ts';
import { makeCanaries } from '../operations/canaries/make-canaries.ts';
import { demandIn, reads } from '../access.ts';
import { pagedAlerts, pagedCanaries } from '../queries/canaries/pages.ts';
import { actorOf } from './actor.ts';
import { asIs } from './as-is.ts';
import { attachment } from './attachment.ts';
import type { Routes } from './define.ts';
import { told } from './told.ts';

const tags = ['canaries'];
const ofCase = z.object({ case: z.string().min(1) });

export const canaries: Routes = (app, workspace) => {
  app.get(
    '/api/cases/:case/canaries',
    {
      schema: {
        operationId: 'canaries',
        summary: 'Canaries of a case, masked, with the alerts in which they stand',
        tags,
        params: ofCase,
        querystring: canaryPage,
        response: { 200: canariesShape, default: problem },
      },
    },
    async ({ params, query, access }) =>
      pagedCanaries(workspace, { ...params, ...query, mayRead: reads(access) }),
  );

  app.post(
    '/api/cases/:case/canaries',
    {
      config: { costly: true },
      schema: {
        operationId: 'make-canaries',
        summary: 'Make canaries for a recipient, in the manner of a list, and register them',
        tags,
        params: ofCase,
        body: canaryRequest,
        response: { 201: canariesMade, default: problem },
      },
    },
    async (request, reply) => reply.code(201).send(await makeCanaries(workspace, told(request))),
  );

  app.post(
    '/api/cases/:case/canaries/rows',
    {
      schema: {
        operationId: 'give-out-canaries',
        summary: 'The rows of a recipient’s canaries in the clear, noted in the journal with the reason',
        tags,
        params: ofCase,
        body: canaryRowsRequest,
        response: {
          200: { description: 'The file', content: { 'application/octet-stream': { schema: z.string() } } },
          default: problem,
        },
      },
    },
    async (request, reply) => {
      const made = await giveOut(workspace, { ...request.params, ...request.body, actor: actorOf(request) });
      return reply
        .type(made.mediaType)
        .header('content-disposition', attachment(made.name))
        .header('cache-control', 'no-store')
        .send(asIs(made.bytes));
    },
  );

  app.get(
    '/api/cases/:case/alerts',
    {
      schema: {
        operationId: 'alerts',
        summary: 'Lists in which canaries turned up, and exactly what that says',
        description: 'Of two cases, the alert is shown to those who may read both.',
        tags,
        params: ofCase,
        querystring: canaryPage,
        response: { 200: canaryAlerts, default: problem },
      },
    },
    async ({ params, query, access }) =>
      pagedAlerts(workspace, { ...params, ...query, mayRead: reads(access) }),
  );

  app.post(
    '/api/cases/:case/alerts/:alert/acknowledgement',
    {
      schema: {
        operationId: 'acknowledge-alert',
        summary: 'Say that an alert was looked into, and what came of it',
        tags,
        params: ofCase.extend({ alert: z.string().min(1) }),
        body: alertWord,
        response: { 201: alertResult, default: problem },
      },
    },
    async (request, reply) =>
      reply.code(201).send(
        await acknowledgeAlert(workspace, {
          ...told(request),
          mayRead: reads(request.access),
          demandJudge: (caseId) => demandIn(request.access, 'judge', caseId),
        }),
      ),
  );
};

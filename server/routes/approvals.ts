// Four eyes: the setting, and what is asked of a second person.
import { z } from 'zod';
import {
  approval,
  approvalDecision,
  approvalRequest,
  approvals as listed,
  fourEyes,
} from '#contract/approval.ts';
import { problem } from '#contract/errors.ts';
import { page } from '#contract/queries/define.ts';
import { askApproval, decideApproval, setFourEyes } from '../operations/approvals.ts';
import { approvalsOf, needsFourEyes } from '../queries/approvals.ts';
import { assertCase } from '../queries/assert-case.ts';
import { actorOf } from './actor.ts';
import type { Routes } from './define.ts';

const tags = ['approvals'];
const ofCase = z.object({ case: z.string().min(1) });

export const approvals: Routes = (app, workspace) => {
  const { record } = workspace;

  app.get(
    '/api/four-eyes',
    {
      schema: {
        operationId: 'four-eyes',
        summary: 'Whether a second person must approve what is shown or taken out in the clear as a whole',
        tags,
        response: { 200: fourEyes, default: problem },
      },
    },
    async () => ({ isRequired: needsFourEyes(record) }),
  );

  app.put(
    '/api/four-eyes',
    {
      schema: {
        operationId: 'set-four-eyes',
        summary: 'Set whether a second person must approve; noted in the journal',
        tags,
        body: fourEyes,
        response: { 204: z.null(), default: problem },
      },
    },
    async (request, reply) => {
      await setFourEyes(workspace, actorOf(request), request.body.isRequired);
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/api/cases/:case/approvals',
    {
      schema: {
        operationId: 'approvals',
        summary: 'What was asked of a second person in a case, and what became of it, the latest first',
        tags,
        params: ofCase,
        querystring: page,
        response: { 200: listed, default: problem },
      },
    },
    async (request) => {
      assertCase(workspace, request.params.case);
      const all = approvalsOf(record, request.params.case);
      const { offset, limit } = request.query;
      const some = all.slice(offset, offset + limit);
      return { approvals: some, shown: some.length, total: all.length };
    },
  );

  app.post(
    '/api/cases/:case/approvals',
    {
      schema: {
        operationId: 'ask-approval',
        summary: 'Ask a second person to approve exactly this',
        description: 'Once it is approved, whoever asked does it as before; it holds once, for some hours.',
        tags,
        params: ofCase,
        body: approvalRequest,
        response: { 201: approval, default: problem },
      },
    },
    async (request, reply) => {
      const asked = { ...request.params, ...request.body, actor: actorOf(request) };
      return reply.code(201).send(await askApproval(workspace, asked));
    },
  );

  app.post(
    '/api/cases/:case/approvals/:approval/decision',
    {
      schema: {
        operationId: 'decide-approval',
        summary: 'Approve or refuse what another person asked for, with a reason',
        tags,
        params: ofCase.extend({ approval: z.coerce.number().int().min(1) }),
        body: approvalDecision,
        response: { 201: approval, default: problem },
      },
    },
    async (request, reply) => {
      const asked = { ...request.params, ...request.body, actor: actorOf(request) };
      return reply.code(201).send(await decideApproval(workspace, asked));
    },
  );
};

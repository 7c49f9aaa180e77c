// The people of a case: told to everybody in it, changed by those who may.
import { z } from 'zod';
import { problem } from '#contract/errors.ts';
import { casePeople, letInRequest, letOutRequest, userName } from '#contract/people.ts';
import { letIn, letOut, peopleOf } from '../operations/people.ts';
import { actorOf } from './actor.ts';
import type { Routes } from './define.ts';

const tags = ['people'];
const ofCase = z.object({ case: z.string().min(1) });
const ofPerson = ofCase.extend({ user: userName });
const response = { 200: casePeople, default: problem };

export const people: Routes = (app, workspace) => {
  app.get(
    '/api/cases/:case/people',
    {
      schema: {
        operationId: 'people',
        summary: 'Who is in a case, and as what',
        tags,
        params: ofCase,
        response,
      },
    },
    async (request) => peopleOf(workspace, request.params.case),
  );
  app.put(
    '/api/cases/:case/people/:user',
    {
      schema: {
        operationId: 'let-in',
        summary: 'Let a person into a case, or give them another role',
        tags,
        params: ofPerson,
        body: letInRequest,
        response,
      },
    },
    async (request) => letIn(workspace, { ...request.params, ...request.body, actor: actorOf(request) }),
  );
  app.post(
    '/api/cases/:case/people/:user/removal',
    {
      schema: {
        operationId: 'let-out',
        summary: 'Take a person out of a case',
        tags,
        params: ofPerson,
        body: letOutRequest,
        response,
      },
    },
    async (request) => letOut(workspace, { ...request.params, ...request.body, actor: actorOf(request) }),
  );
};

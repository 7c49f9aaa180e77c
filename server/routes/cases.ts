// A new case, to import into.
import { problem } from '#contract/errors.ts';
import { newCase } from '#contract/import.ts';
import { createCase } from '../operations/create-case.ts';
import { actorOf } from './actor.ts';
import type { Routes } from './define.ts';

export const cases: Routes = (app, workspace) => {
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

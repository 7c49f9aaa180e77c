// A new case, to import into.
import { problem } from '#contract/errors.ts';
import { newCase } from '#contract/import.ts';
import { loadExample } from '../operations/load-example.ts';
import { createCase } from '../operations/create-case.ts';
import { beginner } from './actor.ts';
import type { Routes } from './define.ts';
import { UNWATCHED } from './unwatched.ts';

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
      reply.code(201).send(await createCase(workspace, { ...request.body, ...beginner(request) })),
  );
  app.post(
    '/api/example',
    {
      schema: {
        operationId: 'load-example',
        summary: 'Load the invented example case that comes with the product',
        tags: ['import'],
        response: { 201: newCase, default: problem },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await loadExample(workspace, { ...UNWATCHED, ...beginner(request) })),
  );
};

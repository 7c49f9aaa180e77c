// Named mappings of columns to fields.
import { z } from 'zod';
import { problem } from '#contract/errors.ts';
import { namedMappings } from '#contract/import.ts';
import { namedMapping } from '#contract/mapping.ts';
import { readMappings, removeMapping, saveMapping } from '../operations/import/mappings.ts';
import { actorOf } from './actor.ts';
import type { Routes } from './define.ts';

const tags = ['import'];

export const mappings: Routes = (app, workspace) => {
  app.get(
    '/api/mappings',
    {
      schema: {
        operationId: 'mappings',
        summary: 'Named mappings of columns to fields',
        tags,
        response: { 200: namedMappings, default: problem },
      },
    },
    async () => ({ mappings: readMappings(workspace) }),
  );
  app.post(
    '/api/mappings',
    {
      schema: {
        operationId: 'save-mapping',
        summary: 'Save a mapping under a name',
        tags,
        body: namedMapping,
        response: { 201: namedMapping, default: problem },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await saveMapping(workspace, actorOf(request), request.body)),
  );
  app.delete(
    '/api/mappings/:name',
    {
      schema: {
        operationId: 'remove-mapping',
        summary: 'Forget a named mapping',
        tags,
        params: z.object({ name: z.string().min(1) }),
        response: { 204: z.null(), default: problem },
      },
    },
    async (request, reply) => {
      await removeMapping(workspace, actorOf(request), request.params.name);
      return reply.code(204).send(null);
    },
  );
};

// The description of the API: as OpenAPI 3.1 for programs, as a page for people; both made of the routes' own schemas.
import { z } from 'zod';
import { problem } from '#contract/errors.ts';
import { languageOf } from '../plugins/language.ts';
import { referencePage, type OpenApi } from '../reference-page.ts';
import type { Routes } from './define.ts';

export const reference: Routes = (app) => {
  app.get(
    '/api/openapi.json',
    {
      schema: {
        operationId: 'openapi',
        summary: 'This description',
        tags: ['reference'],
        response: { 200: z.looseObject({ openapi: z.string() }), default: problem },
      },
    },
    async () => app.swagger() as { openapi: string },
  );
  app.get('/api/reference', { schema: { hide: true } }, async (request, reply) =>
    reply.type('text/html; charset=utf-8').send(referencePage(app.swagger() as OpenApi, languageOf(request))),
  );
};

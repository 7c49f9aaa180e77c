// The description of the API as OpenAPI 3.1, made of the routes' own schemas; the client shows it as a page.
import { z } from 'zod';
import { problem } from '#contract/errors.ts';
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
};

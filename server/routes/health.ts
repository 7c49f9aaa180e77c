// Whether the server lives and is ready; the one answer that needs no session, and says nothing of any case.
import { health as healthShape } from '#contract/operations.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { languageOf } from '../plugins/language.ts';
import type { Routes } from './define.ts';

export const health: Routes = (app, { graph }) => {
  app.get(
    '/api/health',
    {
      schema: {
        operationId: 'health',
        summary: 'Live and ready',
        tags: ['health'],
        response: { 200: healthShape, 503: healthShape },
      },
    },
    async (request, reply) => {
      const { ready, engine, entry, problem } = graph.state();
      return reply.code(ready ? 200 : 503).send({
        live: true as const,
        ready,
        version: packageJson.version,
        engine,
        entry,
        ...(problem === undefined ? {} : { problem: problem.detail[languageOf(request)] }),
      });
    },
  );
};

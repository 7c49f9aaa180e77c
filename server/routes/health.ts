// Whether the server lives and is ready; the one answer that needs no session, and says nothing of any case.
import { problem } from '#contract/errors.ts';
import { health as healthShape, live } from '#contract/operations.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { languageOf } from '../plugins/language.ts';
import type { Routes } from './define.ts';

export const health: Routes = (app, { graph }) => {
  app.get(
    '/api/health/live',
    {
      config: { under: 'always' },
      schema: {
        operationId: 'live',
        summary: 'Live: not to be started anew, whatever the graph does',
        tags: ['health'],
        response: { 200: live, default: problem },
      },
    },
    async () => ({ live: true as const }),
  );
  app.get(
    '/api/health',
    {
      config: { under: 'always' },
      schema: {
        operationId: 'health',
        summary: 'Ready: to be sent requests',
        tags: ['health'],
        response: { 200: healthShape, 503: healthShape, default: problem },
      },
    },
    async (request, reply) => {
      const { engine, entry, problem: reason, ...state } = graph.state();
      const ready = state.ready && app.pressure.state() !== 'stopping';
      return reply.code(ready ? 200 : 503).send({
        live: true as const,
        ready,
        version: packageJson.version,
        engine,
        entry,
        ...(reason === undefined ? {} : { problem: reason.detail[languageOf(request)] }),
      });
    },
  );
};

// Refuses what needs the graph while it is away, and looks for it again until it is back.
import type { FastifyInstance } from 'fastify';
import { fail } from '#contract/errors.ts';
import type { Projection } from '../projection.ts';

const CHECK_EVERY_MS = 2000;

/** What works without the graph: whether the server lives, and signing in and out. */
const WITHOUT = new Set([
  '/api/health',
  '/api/health/live',
  '/api/session',
  '/api/account/password',
  '/api/account/second-factor',
  '/api/oidc',
  '/api/oidc/begin',
  '/api/oidc/callback',
  '/api/oidc/end',
  '/api/openapi.json',
]);

/** Answers 503 under `/api` while the graph is not ready; asks for it every two seconds. */
export function ready(app: FastifyInstance, graph: Projection): void {
  app.addHook('preValidation', async (request, reply) => {
    const url = request.routeOptions.url ?? '';
    if (!url.startsWith('/api/') || WITHOUT.has(url) || graph.state().ready) return;
    reply.header('retry-after', String(CHECK_EVERY_MS / 1000));
    throw (
      graph.state().problem ??
      fail('graph-unavailable', '图数据库尚未就绪', 'The graph database is not ready yet')
    );
  });
  let isChecking = false;
  const timer = setInterval(() => {
    if (isChecking) return;
    isChecking = true;
    void graph.check().finally(() => {
      isChecking = false;
    });
  }, CHECK_EVERY_MS);
  timer.unref();
  app.addHook('onClose', async () => clearInterval(timer));
}

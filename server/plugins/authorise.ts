// Who may do what: the table of the contract, checked in one place, before a request is validated.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { fail } from '#contract/errors.ts';
import { routeRights, type RouteRight } from '#contract/route-rights.ts';
import { accessOf, demandIn, forbidden, type Access } from '../access.ts';
import type { Workspace } from '../workspace.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** What the session of the request may. */
    access: Access;
  }
  interface FastifyInstance {
    /** Every route under `/api`, as `METHOD address`. */
    apiRoutes: string[];
  }
}

/** By the route that was found, for an address may be written in many ways; by the address where none was. */
export const isOfApi = (request: FastifyRequest): boolean =>
  (request.routeOptions.url ?? '').startsWith('/api') || /^\/api(?:[/?#]|$)/.test(request.url);

/** A one-time password opens nothing but its own change; where a second factor is required, nothing goes before it. */
const unfinished = (must: 'password' | 'second-factor'): never =>
  must === 'password'
    ? fail('unfinished', '请先设置自己的密码', 'Choose a password of your own first')
    : fail('unfinished', '请先设置第二因素', 'Set up a second factor first');

/** What stands in no line of the table is the administrator's; a test finds it. */
const UNKNOWN: RouteRight = { scope: 'installation', right: 'maintain' };

function demandLine(request: FastifyRequest, line: RouteRight): void {
  const { access } = request;
  switch (line.scope) {
    case 'case':
      return demandIn(access, line.right, (request.params as { case?: string }).case ?? '');
    case 'anywhere':
    // What the address names says later which case is meant: until then, that there is one.
    case 'resource':
      return access.mayAnywhere(line.right) ? undefined : forbidden();
    case 'installation':
      return access.mayInstall(line.right) ? undefined : forbidden();
    default:
      return undefined;
  }
}

/** Checks every request under `/api`: 401 without a session, 404 for a case that one may not know of, 403 without the right. */
export function authorise(app: FastifyInstance, { record }: Pick<Workspace, 'record'>): void {
  const lines = routeRights();
  const routes: string[] = [];
  app.decorate('apiRoutes', routes);
  app.addHook('onRoute', ({ method, url }) => {
    if (!url.startsWith('/api')) return;
    for (const one of [method].flat()) if (one !== 'HEAD') routes.push(`${one} ${url}`);
  });
  app.decorateRequest('access');
  app.addHook('onRequest', async (request) => {
    request.access = accessOf(record, request.session);
    if (!isOfApi(request)) return;
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const known = lines.get(`${method} ${request.routeOptions.url ?? ''}`);
    if (known?.scope === 'public') return;
    if (request.session === null) fail('unauthenticated', '请先登录', 'Sign in first');
    if (request.session.must !== null && known?.scope !== 'self') unfinished(request.session.must);
    // An address that does not exist is said to be so, to whoever is signed in.
    if (known === undefined && request.is404) return;
    demandLine(request, known ?? UNKNOWN);
  });
}

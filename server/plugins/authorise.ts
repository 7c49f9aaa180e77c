// Who may do what: one table, checked in one place, before a request is validated.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { fail } from '#contract/errors.ts';
import { ROLES, type Role, type Session } from '#contract/operations.ts';

/** From this role upwards, in the order of `ROLES`. */
const from = (least: Role): readonly Role[] => ROLES.slice(ROLES.indexOf(least));

type Access = 'public' | readonly Role[];

/** By method and address of the route. */
const ACCESS: Record<string, Access> = {
  'GET /api/health': 'public',
  'POST /api/session': 'public',
  'DELETE /api/session': from('viewer'),
  'POST /api/cases/:case/search': from('viewer'),
  'POST /api/cases/:case/export': from('analyst'),
  'POST /api/cases/:case/lists/:list/set-aside': from('investigator'),
  'POST /api/cases': from('investigator'),
  'GET /api/cases/:case/import': from('investigator'),
  'GET /api/cases/:case/imports': from('investigator'),
  'POST /api/cases/:case/imports': from('investigator'),
  'POST /api/cases/:case/uploads/:upload/preview': from('investigator'),
  'GET /api/uploads': from('investigator'),
  'POST /api/uploads': from('investigator'),
  'DELETE /api/uploads/:upload': from('investigator'),
  'GET /api/mappings': from('investigator'),
  'POST /api/mappings': from('investigator'),
  'DELETE /api/mappings/:name': from('investigator'),
  'GET /api/imports/:job': from('investigator'),
  'POST /api/imports/:job/cancel': from('investigator'),
  'POST /api/imports/:job/resume': from('investigator'),
  'POST /api/imports/:job/undo': from('investigator'),
  'POST /api/cases/:case/lineage/infer': from('analyst'),
  'POST /api/cases/:case/lineage/cancel': from('analyst'),
  'POST /api/cases/:case/owners/:owner/split': from('analyst'),
  'POST /api/cases/:case/owners/:owner/join': from('analyst'),
  'POST /api/cases/:case/decisions/:decision/undo': from('analyst'),
  'POST /api/cases/:case/lists/:list/assessment': from('analyst'),
  'POST /api/cases/:case/assessments/:assessment/undo': from('analyst'),
  'POST /api/cases/:case/match': from('investigator'),
  'POST /api/cases/:case/match-complaints': from('investigator'),
  'POST /api/cases/:case/owners/:owner/reveal': from('investigator'),
  'POST /api/entries/:seq/retraction': from('investigator'),
  'POST /api/rebuild': from('administrator'),
  'GET /api/users': from('administrator'),
  'POST /api/users': from('administrator'),
};

/** What stands in no line of the table: reading needs a session, anything else an administrator. */
const otherwise = (method: string): Access => (method === 'GET' ? from('viewer') : from('administrator'));

/** Rights that depend on what is asked for, not on the address alone. */
const RIGHTS = { reveal: from('investigator') } as const;

/** @throws forbidden unless the session's role has the right */
export function demand(session: Session | null, right: keyof typeof RIGHTS): void {
  if (session === null || !RIGHTS[right].includes(session.role)) {
    fail('forbidden', '您的角色无此权限', 'Your role does not allow this');
  }
}

/** By the route that was found, for an address may be written in many ways; by the address where none was. */
const isOfApi = (request: FastifyRequest): boolean =>
  (request.routeOptions.url ?? '').startsWith('/api') || /^\/api(?:[/?#]|$)/.test(request.url);

/** Checks every request under `/api` against the table: 401 without a session, 403 without the role. */
export function authorise(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    if (!isOfApi(request)) return;
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const access = ACCESS[`${method} ${request.routeOptions.url ?? ''}`] ?? otherwise(method);
    if (access === 'public') return;
    if (request.session === null) fail('unauthenticated', '请先登录', 'Sign in first');
    if (!access.includes(request.session.role)) {
      fail('forbidden', '您的角色无此权限', 'Your role does not allow this');
    }
  });
}

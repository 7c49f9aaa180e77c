// Which right each address of the API asks for. One line each; queries of the contract need none where they read a case.
import { queries } from './queries/registry.ts';
import type { CaseRight, InstallationRight } from './rights.ts';

/**
 * `public`: anybody. `session`: whoever is signed in; `self`: the same, before their account is set up too. `case`: in the case that the address names. `resource`: in the case of
 * what the address names (a job, a report, an entry), asked once it was found. `anywhere`: in one case at least.
 */
export type RouteRight =
  | { scope: 'public' }
  | { scope: 'session' }
  | { scope: 'self' }
  | { scope: 'case' | 'resource' | 'anywhere'; right: CaseRight }
  | { scope: 'installation'; right: InstallationRight };

const anybody: RouteRight = { scope: 'public' };
const session: RouteRight = { scope: 'session' };
const self: RouteRight = { scope: 'self' };
const inCase = (right: CaseRight): RouteRight => ({ scope: 'case', right });
const ofResource = (right: CaseRight): RouteRight => ({ scope: 'resource', right });
const anywhere = (right: CaseRight): RouteRight => ({ scope: 'anywhere', right });
const install = (right: InstallationRight): RouteRight => ({ scope: 'installation', right });

const CASE = '/api/cases/:case';

const ROUTES: Readonly<Record<string, RouteRight>> = {
  'GET /api/health': anybody,
  'GET /api/health/live': anybody,
  'POST /api/session': anybody,
  'GET /api/oidc': anybody,
  'GET /api/oidc/begin': anybody,
  'GET /api/oidc/callback': anybody,
  'GET /api/oidc/end': anybody,
  'GET /api/session': self,
  'DELETE /api/session': self,
  'PUT /api/account/password': self,
  'GET /api/account/second-factor': self,
  'POST /api/account/second-factor': self,
  'PUT /api/account/second-factor': self,
  'POST /api/account/second-factor/end': session,
  'GET /api/account/sessions': session,
  'POST /api/account/sessions/:session/end': session,
  'POST /api/account/sessions/end-others': session,
  'GET /api/openapi.json': session,
  'GET /api/formats': session,
  // Lists and answers over several cases hold those that the session may know of.
  'GET /api/cases': session,
  'GET /api/journal': session,

  [`POST ${CASE}/search`]: inCase('read'),
  [`GET ${CASE}/events`]: inCase('read'),
  [`GET ${CASE}/lineage/progress`]: inCase('read'),
  [`GET ${CASE}/hubs/expected/:job`]: inCase('read'),
  [`GET ${CASE}/canaries`]: inCase('read'),
  [`GET ${CASE}/alerts`]: inCase('read'),
  [`GET ${CASE}/view`]: inCase('arrange'),
  [`POST ${CASE}/view`]: inCase('arrange'),
  [`GET ${CASE}/saved-views`]: inCase('arrange'),
  [`POST ${CASE}/saved-views`]: inCase('arrange'),
  [`GET ${CASE}/saved-views/:view`]: inCase('arrange'),
  [`GET ${CASE}/saved-views/:view/thumbnail`]: inCase('arrange'),
  [`PUT ${CASE}/saved-views/:view`]: inCase('arrange'),
  [`POST ${CASE}/saved-views/:view/return`]: inCase('arrange'),
  [`POST ${CASE}/hubs/expected`]: inCase('ask'),
  [`POST ${CASE}/hubs/expected/:job/cancel`]: inCase('ask'),

  [`POST ${CASE}/export`]: inCase('export'),
  [`POST ${CASE}/reports`]: inCase('export'),
  'GET /api/reports/:report': ofResource('export'),
  'POST /api/reports/:report/cancel': ofResource('export'),
  'GET /api/reports/:report/file': ofResource('export'),

  'GET /api/transfer-key': anywhere('import'),
  [`POST ${CASE}/transfers`]: inCase('export'),
  'POST /api/uploads/:upload/transfer-look': anywhere('import'),
  'POST /api/uploads/:upload/transfer-taking': install('begin'),
  'GET /api/transfers/:transfer': anywhere('export'),
  'POST /api/transfers/:transfer/cancel': anywhere('export'),
  'GET /api/transfers/:transfer/file': anywhere('export'),

  [`POST ${CASE}/lineage/infer`]: inCase('judge'),
  [`POST ${CASE}/lineage/cancel`]: inCase('judge'),
  [`POST ${CASE}/owners/:owner/split`]: inCase('judge'),
  [`POST ${CASE}/owners/:owner/join`]: inCase('judge'),
  [`POST ${CASE}/decisions/:decision/undo`]: inCase('judge'),
  [`POST ${CASE}/lists/:list/assessment`]: inCase('judge'),
  [`POST ${CASE}/assessments/:assessment/undo`]: inCase('judge'),
  [`POST ${CASE}/lists/:list/false-rows`]: inCase('judge'),
  [`POST ${CASE}/marks/:mark/undo`]: inCase('judge'),
  [`POST ${CASE}/identities`]: inCase('judge'),
  [`POST ${CASE}/identities/:word/undo`]: inCase('judge'),
  [`POST ${CASE}/canaries`]: inCase('write'),
  [`POST ${CASE}/canaries/rows`]: inCase('reveal'),
  [`POST ${CASE}/alerts/:alert/acknowledgement`]: inCase('judge'),
  [`POST ${CASE}/tasks`]: inCase('judge'),
  [`POST ${CASE}/tasks/:task/undo`]: inCase('judge'),
  [`POST ${CASE}/notes`]: inCase('note'),
  [`PUT ${CASE}/notes/:note`]: inCase('note'),
  [`POST ${CASE}/notes/:note/removal`]: inCase('note'),
  [`POST ${CASE}/notes/:note/return`]: inCase('note'),
  [`POST ${CASE}/notes/:note/open`]: inCase('note'),
  [`POST ${CASE}/tags`]: inCase('note'),

  [`POST ${CASE}/match`]: inCase('match'),
  [`POST ${CASE}/match-complaints`]: inCase('match'),
  [`GET ${CASE}/import`]: inCase('import'),
  [`GET ${CASE}/imports`]: inCase('import'),
  [`POST ${CASE}/imports`]: inCase('import'),
  [`POST ${CASE}/uploads/:upload/preview`]: inCase('import'),
  [`POST ${CASE}/graph-previews`]: inCase('import'),
  [`POST ${CASE}/graph-imports`]: inCase('import'),
  [`POST ${CASE}/lists/:list/set-aside`]: inCase('import'),
  'GET /api/imports/:job': ofResource('import'),
  'POST /api/imports/:job/cancel': ofResource('import'),
  'POST /api/imports/:job/resume': ofResource('import'),
  'POST /api/imports/:job/undo': ofResource('import'),
  'GET /api/uploads': anywhere('import'),
  'POST /api/uploads': anywhere('import'),
  'DELETE /api/uploads/:upload': anywhere('import'),
  'GET /api/mappings': anywhere('import'),
  'POST /api/mappings': anywhere('import'),
  'DELETE /api/mappings/:name': anywhere('import'),

  [`POST ${CASE}/elements`]: inCase('write'),
  [`POST ${CASE}/elements/:element/statements`]: inCase('write'),
  [`POST ${CASE}/elements/:element/join`]: inCase('write'),
  [`POST ${CASE}/elements/:element/split`]: inCase('write'),
  [`POST ${CASE}/evidence`]: inCase('write'),
  'POST /api/entries/:seq/retraction': ofResource('write'),
  [`GET ${CASE}/data`]: inCase('read'),
  [`PUT ${CASE}/data/retention`]: inCase('retain'),
  [`PUT ${CASE}/data/hold`]: inCase('retain'),
  [`POST ${CASE}/data/purge`]: inCase('purge'),
  [`GET ${CASE}/data/certificate`]: inCase('read'),
  [`GET ${CASE}/approvals`]: inCase('reveal'),
  [`POST ${CASE}/approvals`]: inCase('reveal'),
  [`POST ${CASE}/approvals/:approval/decision`]: inCase('approve'),
  'GET /api/four-eyes': session,
  'PUT /api/four-eyes': install('users'),
  [`POST ${CASE}/reveals`]: inCase('reveal'),
  [`POST ${CASE}/reveals/:reveal/end`]: inCase('reveal'),
  [`POST ${CASE}/evidence/:evidence/bytes`]: inCase('reveal'),

  [`GET ${CASE}/people`]: inCase('read'),
  [`PUT ${CASE}/people/:user`]: inCase('people'),
  [`POST ${CASE}/people/:user/removal`]: inCase('people'),

  'POST /api/cases': install('begin'),
  'POST /api/example': install('begin'),
  'GET /api/users': install('users'),
  'POST /api/users': install('users'),
  'PUT /api/users/:user': install('users'),
  'POST /api/users/:user/one-time-password': install('users'),
  'POST /api/users/:user/second-factor/end': install('users'),
  'POST /api/users/:user/sessions/end': install('users'),
  'PUT /api/second-factor-rule': install('users'),
  'GET /api/verify': install('maintain'),
  'POST /api/rebuild': install('maintain'),
};

/** Every line of the table, those of the queries that read a case among them. */
export function routeRights(): ReadonlyMap<string, RouteRight> {
  const reading = queries()
    .filter(({ path }) => path.startsWith(`${CASE}/`))
    .map(({ method = 'GET', path }) => [`${method} ${path}`, inCase('read')] as const);
  return new Map([...reading, ...Object.entries(ROUTES)]);
}

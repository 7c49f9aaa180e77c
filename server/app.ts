// The web application: plugins in the order in which a request meets them, then the routes.
import swagger from '@fastify/swagger';
import Fastify from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { destination } from 'pino';

import { attempts } from './plugins/attempts.ts';
import { client } from './plugins/client.ts';
import { description } from './plugins/description.ts';
import { authorise } from './plugins/authorise.ts';
import { metrics } from './plugins/metrics.ts';
import { origin } from './plugins/origin.ts';
import { pressure, PRESSURE_LIMITS, type PressureLimits } from './plugins/pressure.ts';
import { answerUnreadable, logsFaults, problems, traceOf } from './plugins/problems.ts';
import { rateLimits } from './plugins/rate-limits.ts';
import { ready } from './plugins/ready.ts';
import { security } from './plugins/security.ts';
import { securityLog } from './plugins/security-log.ts';
import { sessions } from './plugins/session.ts';
import { tracing } from './plugins/tracing.ts';
import { tlsOptions, type Certificate } from './tls-certificate.ts';
import { schedulePurges } from './operations/schedule-purges.ts';
import type { App } from './routes/define.ts';
import { account } from './routes/account.ts';
import { assessments } from './routes/assessments.ts';
import { cases } from './routes/cases.ts';
import { events } from './routes/events.ts';
import { hand } from './routes/hand.ts';
import { approvals } from './routes/approvals.ts';
import { data } from './routes/data.ts';
import { reveals } from './routes/reveals.ts';
import { health } from './routes/health.ts';
import { hubs } from './routes/hubs.ts';
import { canaries } from './routes/canaries.ts';
import { identities } from './routes/identities.ts';
import { graphImports } from './routes/graph-imports.ts';
import { imports } from './routes/imports.ts';
import { lineage } from './routes/lineage.ts';
import { mappings } from './routes/mappings.ts';
import { marks } from './routes/marks.ts';
import { match } from './routes/match.ts';
import { notes } from './routes/notes.ts';
import { oidc } from './routes/oidc.ts';
import { operations } from './routes/operations.ts';
import { owners } from './routes/owners.ts';
import { people } from './routes/people.ts';
import { queries } from './routes/queries.ts';
import { reference } from './routes/reference.ts';
import { reports } from './routes/reports.ts';
import { session } from './routes/session.ts';
import { setAside } from './routes/set-aside.ts';
import { tasks } from './routes/tasks.ts';
import { transfers } from './routes/transfers.ts';
import { uploads } from './routes/uploads.ts';
import { users } from './routes/users.ts';
import { views } from './routes/views.ts';
import type { Workspace } from './workspace.ts';

/** No request of ours is larger, save an uploaded file, which goes to the disk as it comes. */
const BODY_LIMIT = 1 << 20;

/** How long a request may take to arrive: an upload over a slow line needs its time; headers have a minute of their own. */
const LONGEST_REQUEST_MS = 60 * 60_000;

/** A parameter of an address: as long as the line of a request may be, for ids may be long and Chinese. */
const LONGEST_PARAMETER = 16_384;

/**
 * An address whose escapes are no UTF-8 (`%ff`) is taken as it is written. The router would answer it by itself, past the
 * checks of host, session and role.
 */
function decodable(url: string): string {
  const query = url.indexOf('?');
  const path = query === -1 ? url : url.slice(0, query);
  try {
    // The result is used, for a bundler leaves out a call whose result is not.
    return decodeURI(path) === '' ? '/' : url;
  } catch {
    return path.replaceAll('%', '%25') + url.slice(path.length);
  }
}

export interface AppOptions {
  /** The address that the server will listen on, by which its own host names are known. */
  host: string;
  /** The certificate under which it speaks HTTPS; plain HTTP where there is none. */
  certificate?: Pick<Certificate, 'cert' | 'key'> | undefined;
  /** When it refuses what is new; the plugin's own limits where not said. */
  pressure?: PressureLimits;
  /** Writes the log; stderr where not said, for stdout belongs to the person at the terminal. */
  log?: { write(line: string): void };
}

/** Log lines hold the method, the route's pattern and the answer's status: no address, query, body, cookie. */
const serializers = {
  req: (request: { method: string; routeOptions?: { url?: string | undefined } }) => ({
    method: request.method,
    route: request.routeOptions?.url ?? null,
  }),
  res: (reply: { statusCode: number }) => ({ status: reply.statusCode }),
  // What the parser of HTTP refuses comes with the bytes that it refused.
  err(error: Error) {
    const { fault, at } = traceOf(error);
    return { type: fault, message: '', stack: at.join('\n') };
  },
};

/** Assembles the application; it does not listen yet. The workspace stays the caller's to close. */
export async function buildApp(given: Workspace, options: AppOptions): Promise<App> {
  const { config } = given;
  const { certificate } = options;
  const app = Fastify({
    // Fastify's types make another application of one that speaks HTTPS; routes and plugins see no difference.
    ...((certificate === undefined ? {} : { https: tlsOptions(certificate) }) as object),
    trustProxy: config.trustedProxies.length === 0 ? false : config.trustedProxies,
    bodyLimit: BODY_LIMIT,
    requestTimeout: LONGEST_REQUEST_MS,
    routerOptions: { maxParamLength: LONGEST_PARAMETER },
    clientErrorHandler: answerUnreadable,
    rewriteUrl: (request) => decodable(request.url ?? '/'),
    logger: { level: config.logLevel, serializers, stream: options.log ?? destination(2) },
  }).withTypeProvider<ZodTypeProvider>();
  // A form of another site may send it unasked; nothing here reads it.
  app.removeContentTypeParser('text/plain');
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);

  problems(app);
  const workspace = await tracing(app, given);
  await security(app);
  const { busy, isApart } = workspace.workers;
  // Tasks in the server's own thread make it late by themselves, which tells nothing of what is asked.
  pressure(app, busy, options.pressure ?? { ...PRESSURE_LIMITS, ...(isApart ? {} : { delayMs: Infinity }) });
  await metrics(app, workspace);
  origin(app, { host: options.host, allowed: config.allowedHosts });
  await sessions(app, workspace.accounts);
  rateLimits(app, config.rateLimits);
  authorise(app, workspace);
  securityLog(app, workspace);
  ready(app, workspace.graph);
  attempts(app);
  await app.register(swagger, description);

  const groups = [
    health,
    session,
    oidc,
    account,
    users,
    people,
    queries,
    reports,
    transfers,
    assessments,
    match,
    cases,
    uploads,
    mappings,
    imports,
    graphImports,
    setAside,
    lineage,
    hubs,
    marks,
    identities,
    tasks,
    canaries,
    owners,
    notes,
    views,
    events,
    hand,
    approvals,
    reveals,
    data,
    operations,
    reference,
  ];
  for (const routes of groups) routes(app, workspace);
  app.addHook('onReady', async () => {
    const purges = schedulePurges(workspace, logsFaults(app));
    app.addHook('onClose', () => purges.stop());
  });
  await client(app);
  return app;
}

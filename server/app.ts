// The web application: plugins in the order in which a request meets them, then the routes.
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import Fastify from 'fastify';
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import { destination } from 'pino';
import packageJson from '../package.json' with { type: 'json' };
import { client } from './plugins/client.ts';
import { authorise } from './plugins/authorise.ts';
import { origin } from './plugins/origin.ts';
import { problems } from './plugins/problems.ts';
import { ready } from './plugins/ready.ts';
import { security } from './plugins/security.ts';
import { sessions } from './plugins/session.ts';
import type { App } from './routes/define.ts';
import { assessments } from './routes/assessments.ts';
import { cases } from './routes/cases.ts';
import { health } from './routes/health.ts';
import { imports } from './routes/imports.ts';
import { lineage } from './routes/lineage.ts';
import { mappings } from './routes/mappings.ts';
import { match } from './routes/match.ts';
import { operations } from './routes/operations.ts';
import { owners } from './routes/owners.ts';
import { queries } from './routes/queries.ts';
import { reference } from './routes/reference.ts';
import { session } from './routes/session.ts';
import { setAside } from './routes/set-aside.ts';
import { uploads } from './routes/uploads.ts';
import { users } from './routes/users.ts';
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
};

/** Assembles the application; it does not listen yet. The workspace stays the caller's to close. */
export async function buildApp(workspace: Workspace, options: AppOptions): Promise<App> {
  const app = Fastify({
    bodyLimit: BODY_LIMIT,
    requestTimeout: LONGEST_REQUEST_MS,
    routerOptions: { maxParamLength: LONGEST_PARAMETER },
    rewriteUrl: (request) => decodable(request.url ?? '/'),
    logger: { level: workspace.config.logLevel, serializers, stream: options.log ?? destination(2) },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);

  problems(app);
  await security(app);
  origin(app, { host: options.host, allowed: workspace.config.allowedHosts });
  await sessions(app, workspace.accounts);
  authorise(app);
  ready(app, workspace.graph);
  await app.register(rateLimit, { global: false });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Vinetrace',
        version: packageJson.version,
        description: packageJson.description,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      components: {
        securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'vinetrace_session' } },
      },
      security: [{ session: [] }],
    },
    transform: jsonSchemaTransform,
  });

  const groups = [
    health,
    session,
    users,
    queries,
    assessments,
    match,
    cases,
    uploads,
    mappings,
    imports,
    setAside,
    lineage,
    owners,
    operations,
    reference,
  ];
  for (const routes of groups) routes(app, workspace);
  await client(app);
  return app;
}

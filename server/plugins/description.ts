// How the API describes itself (OpenAPI 3.1): from the routes' own schemas, with what is the same for all of them.
import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import type { FastifySchema } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { routeRights } from '#contract/route-rights.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { PROBLEM_TYPE } from './problems.ts';
import { SESSION_COOKIE } from './session.ts';

const AGAIN = {
  'Retry-After': { schema: { type: 'integer' }, description: 'Seconds after which it may be asked again' },
};

/** Every refusal is a problem document (RFC 9457), which has a media type of its own; one for too many requests says when to come again. */
function withProblems(schema: FastifySchema, isLimited: boolean): FastifySchema {
  const { default: problem, ...others } = (schema.response ?? {}) as Record<string, unknown>;
  if (problem === undefined) return schema;
  const content = { [PROBLEM_TYPE]: { schema: problem } };
  const tooMany = { 429: { description: 'Too many requests of one person', headers: AGAIN, content } };
  return {
    ...schema,
    response: { ...others, ...(isLimited ? tooMany : {}), default: { description: 'A problem', content } },
  };
}

const RIGHTS = routeRights();

/** Settings of the plugin that answers `/api/openapi.json`. */
export const description: FastifyDynamicSwaggerOptions = {
  openapi: {
    openapi: '3.1.0',
    info: {
      title: 'Vinetrace',
      version: packageJson.version,
      description: packageJson.description,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    components: {
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: SESSION_COOKIE,
          description: `Over HTTPS its name is \`__Host-${SESSION_COOKIE}\`.`,
        },
      },
    },
    security: [{ session: [] }],
  },
  transform(given) {
    const { schema, url } = jsonSchemaTransform(given as never);
    const isPublic = [given.route.method]
      .flat()
      .some((method) => RIGHTS.get(`${method} ${given.url}`)?.scope === 'public');
    const isLimited = given.route.config?.under === undefined;
    return { schema: { ...withProblems(schema, isLimited), ...(isPublic ? { security: [] } : {}) }, url };
  },
};

// Signing in at another service, where the environment names one: there, back, and out.
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { fail, problem } from '#contract/errors.ts';
import { oidcOf } from '../oidc.ts';
import { clearCookie, cookieOf, setCookie } from '../plugins/cookies.ts';
import { plainPage } from '../plugins/security.ts';
import { beginSession } from '../plugins/session.ts';
import type { Routes } from './define.ts';

const tags = ['session'];
const COOKIE = 'vinetrace_oidc';
const PATH = '/api/oidc';
const redirected = { 302: z.null(), default: problem };

/** Our own address as the browser sees it; its host was checked before. */
const hereOf = (request: FastifyRequest): string => `${request.protocol}://${request.host}`;

/**
 * The page that ends the way back. The cookie of a session is sent by pages of ours alone, so the browser goes on from a page
 * of ours, not from the service's.
 */
const RETURN = `<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=/cases"><title>Vinetrace</title><a href="/cases">Vinetrace</a>`;

export const oidc: Routes = (app, { accounts, config }) => {
  const service = config.oidc === undefined ? undefined : oidcOf(config.oidc);
  const none = (): never => fail('not-found', '未配置单点登录', 'Single sign-on is not configured');

  app.get(
    PATH,
    {
      schema: {
        operationId: 'oidc',
        summary: 'Whether one can sign in at another service',
        tags,
        response: { 200: z.object({ isOn: z.boolean() }), default: problem },
      },
    },
    async () => ({ isOn: service !== undefined }),
  );
  app.get(
    `${PATH}/begin`,
    {
      schema: { operationId: 'oidc-begin', summary: 'Go and sign in there', tags, response: redirected },
    },
    async (request, reply) => {
      const { address, ticket } = await (service ?? none()).begin(`${hereOf(request)}${PATH}/callback`);
      // The way back begins at another site, so this one cookie is sent along from there.
      setCookie(reply, COOKIE, ticket, { sameSite: 'lax', seconds: 600 });
      return reply.redirect(address) as unknown as null;
    },
  );
  app.get(
    `${PATH}/callback`,
    {
      schema: {
        operationId: 'oidc-callback',
        summary: 'Come back from there',
        tags,
        response: {
          200: { description: 'A page that goes on', content: { 'text/html': { schema: z.string() } } },
          default: problem,
        },
      },
    },
    async (request, reply) => {
      const address = new URL(request.url, hereOf(request));
      const identity = await (service ?? none()).finish(address, cookieOf(request, COOKIE));
      clearCookie(reply, COOKIE, 'lax');
      const user = await accounts.known(identity, config.oidc?.unknown ?? 'refuse');
      beginSession({ accounts }, request, reply, user, 'oidc');
      return plainPage(reply)
        .type('text/html; charset=utf-8')
        .serializer((page: string) => page)
        .send(RETURN);
    },
  );
  app.get(
    `${PATH}/end`,
    {
      schema: { operationId: 'oidc-end', summary: 'Sign out there', tags, response: redirected },
    },
    async (request, reply) => {
      const there = await service?.endAddress(`${hereOf(request)}/sign-in`);
      return reply.redirect(there ?? '/sign-in') as unknown as null;
    },
  );
};

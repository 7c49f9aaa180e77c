// Who is asking: the session that the cookie of a request names.
import { createHash, randomBytes } from 'node:crypto';
import cookie from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { fail } from '#contract/errors.ts';
import type { Session } from '#contract/operations.ts';
import type { Accounts } from '../accounts.ts';
import { clearCookie, cookieOf, setCookie } from './cookies.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The session of the request; null where it has none. */
    session: (Session & { id: string }) | null;
    /** Its token as the cookie carries it. */
    token: string | null;
  }
}

/** Its name where the server is reached by plain HTTP; `cookies.ts` says what it is over HTTPS. */
export const SESSION_COOKIE = 'vinetrace_session';

/** How long a session lasts whatever is asked under it, in seconds. */
const SESSION_SECONDS = 12 * 60 * 60;

/** What the record keeps of a token: its SHA-256, so that a copy of the record opens no session. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');

/** A new token: 32 random bytes. */
const newToken = (): string => randomBytes(32).toString('base64url');

/** Sets the cookie that carries a session; never sent from another site. */
const setSessionCookie = (reply: FastifyReply, token: string): void =>
  setCookie(reply, SESSION_COOKIE, token, { sameSite: 'strict', seconds: SESSION_SECONDS });

export const clearSessionCookie = (reply: FastifyReply): void => clearCookie(reply, SESSION_COOKIE, 'strict');

/** Begins a session for whoever signed in, under a token of its own; one that the browser had before ends. */
export function beginSession(
  { accounts }: { accounts: Accounts },
  request: FastifyRequest,
  reply: FastifyReply,
  user: string,
  by: 'password' | 'oidc',
): Session {
  request.tried = user;
  if (request.token !== null) accounts.end(tokenHash(request.token));
  const token = newToken();
  const hash = tokenHash(token);
  const agent = (request.headers['user-agent'] ?? '').slice(0, 300);
  accounts.begin(user, hash, { seconds: SESSION_SECONDS, agent, by });
  setSessionCookie(reply, token);
  return accounts.session(hash) ?? fail('unauthenticated', '请先登录', 'Sign in first');
}

/** Finds the session of every request, before anything else of it is looked at. */
export async function sessions(app: FastifyInstance, accounts: Accounts): Promise<void> {
  await app.register(cookie);
  app.decorateRequest('session', null);
  app.decorateRequest('token', null);
  app.addHook('onRequest', async (request) => {
    const token = cookieOf(request, SESSION_COOKIE);
    if (token === undefined) return;
    const hash = tokenHash(token);
    request.session = accounts.session(hash) ?? null;
    if (request.session === null) return;
    request.token = token;
    accounts.touch(hash);
  });
}

// Who is asking: the session that the cookie of a request names.
import { createHash, randomBytes } from 'node:crypto';
import cookie from '@fastify/cookie';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Session } from '#contract/operations.ts';
import type { Accounts } from '../accounts.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The session of the request; null where it has none. */
    session: Session | null;
    /** Its token as the cookie carries it. */
    token: string | null;
  }
}

const COOKIE = 'vinetrace_session';

/** How long a session lasts, in seconds. */
export const SESSION_SECONDS = 12 * 60 * 60;

/** What the record keeps of a token: its SHA-256, so that a copy of the record opens no session. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');

/** A new token: 32 random bytes. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** Sets the cookie that carries a session; never readable by scripts nor sent from another site. */
export function setSessionCookie(reply: FastifyReply, token: string): void {
  reply.setCookie(COOKIE, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: reply.request.protocol === 'https',
    maxAge: SESSION_SECONDS,
  });
}

export const clearSessionCookie = (reply: FastifyReply): void => {
  reply.clearCookie(COOKIE, { path: '/', httpOnly: true, sameSite: 'strict' });
};

/** Finds the session of every request, before anything else of it is looked at. */
export async function sessions(app: FastifyInstance, accounts: Accounts): Promise<void> {
  await app.register(cookie);
  app.decorateRequest('session', null);
  app.decorateRequest('token', null);
  app.addHook('onRequest', async (request) => {
    const token = request.cookies[COOKIE];
    if (token === undefined) return;
    request.session = accounts.session(tokenHash(token)) ?? null;
    request.token = request.session === null ? null : token;
  });
}

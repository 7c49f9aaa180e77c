// Signing in and out.
import type { FastifyRequest } from 'fastify';
import { fail, problem } from '#contract/errors.ts';
import { session as sessionShape, signIn } from '#contract/operations.ts';
import {
  clearSessionCookie,
  newToken,
  SESSION_SECONDS,
  setSessionCookie,
  tokenHash,
} from '../plugins/session.ts';
import type { Routes } from './define.ts';
import { z } from 'zod';

/** Wrong passwords that one address, or one user name from new addresses, may try within the window. */
const MOST_WRONG = 15;
const WINDOW_MS = 60_000;

/**
 * Sign-in with a limit on wrong passwords, per address and per user name. The limit passes with its window, and an
 * address from which the user signed in before is not held up by others' attempts: nobody can lock a person out.
 */
export const session: Routes = (app, { accounts }) => {
  const userOf = (request: FastifyRequest): string => signIn.parse(request.body).user;
  const byAddress = app.createRateLimit({ max: MOST_WRONG, timeWindow: WINDOW_MS });
  const byUser = app.createRateLimit({ max: MOST_WRONG, timeWindow: WINDOW_MS, keyGenerator: userOf });
  const familiar = new Set<string>();
  const placeOf = (request: FastifyRequest): string => `${request.ip} ${userOf(request)}`;
  const limitsOf = (request: FastifyRequest) =>
    familiar.has(placeOf(request)) ? [byAddress] : [byAddress, byUser];
  /** One attempt at a time, so that many at once cannot pass before the first is counted. */
  let turn: Promise<unknown> = Promise.resolve();

  /** Seconds to wait before another attempt; undefined where one is free. */
  async function wait(request: FastifyRequest): Promise<number | undefined> {
    const states = await Promise.all(limitsOf(request).map((limit) => limit(request, { increment: false })));
    const full = states.filter((state) => !state.isAllowed && state.remaining === 0);
    return full.length === 0
      ? undefined
      : Math.max(1, ...full.map((state) => ('ttlInSeconds' in state ? state.ttlInSeconds : 1)));
  }

  app.post(
    '/api/session',
    {
      schema: {
        operationId: 'sign-in',
        summary: 'Sign in',
        tags: ['session'],
        body: signIn,
        response: { 200: sessionShape, default: problem },
      },
    },
    async (request, reply) => {
      const attempt = turn.then(async () => {
        const seconds = await wait(request);
        if (seconds !== undefined) {
          reply.header('retry-after', String(seconds));
          fail('too-many-attempts', `请在 ${seconds} 秒后再试`, `Try again in ${seconds} s`);
        }
        const found = await accounts.check(request.body.user, request.body.password);
        if (found === undefined) {
          await Promise.all(limitsOf(request).map((limit) => limit(request)));
          fail('unauthenticated', '用户名或密码不正确', 'The user name or the password is wrong');
        }
        return found;
      });
      turn = attempt.catch(() => undefined);
      const found = await attempt;
      familiar.add(placeOf(request));
      const token = newToken();
      accounts.begin(found.user, tokenHash(token), SESSION_SECONDS);
      setSessionCookie(reply, token);
      return found;
    },
  );

  app.get(
    '/api/session',
    {
      schema: {
        operationId: 'session',
        summary: 'Who is signed in',
        tags: ['session'],
        response: { 200: sessionShape, default: problem },
      },
    },
    async (request) => request.session ?? fail('unauthenticated', '请先登录', 'Sign in first'),
  );

  app.delete(
    '/api/session',
    {
      schema: {
        operationId: 'sign-out',
        summary: 'Sign out',
        tags: ['session'],
        response: { 204: z.null(), default: problem },
      },
    },
    async (request, reply) => {
      if (request.token !== null) accounts.end(tokenHash(request.token));
      clearSessionCookie(reply);
      return reply.code(204).send(null);
    },
  );
};

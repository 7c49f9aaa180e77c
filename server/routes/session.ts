// Signing in and out.
import { z } from 'zod';
import { fail, problem } from '#contract/errors.ts';
import { session as sessionShape, signIn } from '#contract/operations.ts';
import { attempts } from '../plugins/attempts.ts';
import {
  clearSessionCookie,
  newToken,
  SESSION_SECONDS,
  setSessionCookie,
  tokenHash,
} from '../plugins/session.ts';
import type { Routes } from './define.ts';

/** Signing in is limited by `attempts`: a wrong password counts, a right one makes the address familiar. */
export const session: Routes = (app, { accounts }) => {
  const attempt = attempts(app, (request) => signIn.parse(request.body).user);

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
      const { user, password } = request.body;
      const found = await attempt(request, reply, () => accounts.check(user, password));
      if (found === undefined) {
        return fail('unauthenticated', '用户名或密码不正确', 'The user name or the password is wrong');
      }
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

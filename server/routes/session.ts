// Signing in and out.
import { z } from 'zod';
import { fail, problem } from '#contract/errors.ts';
import { signedIn, signIn, type Session, type SignedIn } from '#contract/operations.ts';
import { isWhole } from '../accounts.ts';
import { beginSession, clearSessionCookie, tokenHash } from '../plugins/session.ts';
import type { Routes } from './define.ts';

/** Signing in is limited by `attempts`: a wrong password counts, a right one makes the address familiar. */
export const session: Routes = (app, { accounts, config, record }) => {
  const told = (found: Session): SignedIn => ({
    ...found,
    roles: Object.fromEntries(record.members.casesOf(found.user).map((one) => [one.case, one.role])),
    grades: config.gradeScheme,
  });
  app.post(
    '/api/session',
    {
      schema: {
        operationId: 'sign-in',
        summary: 'Sign in',
        tags: ['session'],
        body: signIn,
        response: { 200: signedIn, default: problem },
      },
    },
    async (request, reply) => {
      const { user, password, code } = request.body;
      const found = await app.attempt(request, user, () => accounts.check(user, password, code), isWhole);
      if (found === undefined) {
        return code === undefined
          ? fail('unauthenticated', '用户名或密码不正确', 'The user name or the password is wrong')
          : fail('unauthenticated', '密码或验证码不正确', 'The password or the code is wrong');
      }
      if (found === 'second-factor') {
        return fail(
          'second-factor-needed',
          '请输入验证器上的六位数字',
          'Type the six digits of your authenticator',
        );
      }
      return told(beginSession({ accounts }, request, reply, found.user, 'password'));
    },
  );

  app.get(
    '/api/session',
    {
      schema: {
        operationId: 'session',
        summary: 'Who is signed in',
        tags: ['session'],
        response: { 200: signedIn, default: problem },
      },
    },
    async (request) => told(request.session ?? fail('unauthenticated', '请先登录', 'Sign in first')),
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
      // What the browser kept of pages and files; what waits to be sent lies elsewhere, encrypted, and stays.
      reply.header('clear-site-data', '"cache"');
      return reply.code(204).send(null);
    },
  );
};

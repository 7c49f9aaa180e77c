// One's own account: password, sessions, second factor. Whoever changes how they sign in says their password again.
import { z } from 'zod';
import {
  ownSessions,
  passwordChange,
  recoveryCodes,
  secondFactorBegin,
  secondFactorConfirm,
  secondFactorEnd,
  secondFactorOffer,
  secondFactorState,
  sessionsEnd,
} from '#contract/account.ts';
import { fail, problem } from '#contract/errors.ts';
import { isWhole } from '../accounts.ts';
import type { FastifyRequest } from 'fastify';
import { actorOf } from './actor.ts';
import type { Routes } from './define.ts';

const tags = ['account'];
/** How long a sign-in elsewhere stands for a password (ms). */
const JUST_NOW_MS = 5 * 60_000;
const nothing = { 204: z.null(), default: problem };

export const account: Routes = (app, { accounts, record }) => {
  const { attempt } = app;
  /** @throws bad-request for a wrong password, too-many-attempts after some */
  const demandPassword = async (request: FastifyRequest, password: string): Promise<void> => {
    const user = actorOf(request);
    const isRight = await attempt(request, user, () => accounts.check(user, password), isWhole);
    if (isRight === undefined) fail('bad-request', '当前密码不正确', 'The present password is wrong');
  };

  /**
   * Whoever ends sessions says again who they are: who found a page that was left open must not keep its owner out.
   * @throws bad-request for no password or a wrong one, forbidden where one signed in elsewhere too long ago
   */
  const demandAgain = async (request: FastifyRequest, password: string | undefined): Promise<void> => {
    if (password !== undefined) return demandPassword(request, password);
    const { session } = request;
    if (session?.by !== 'oidc') fail('bad-request', '请输入当前密码', 'Say your present password');
    const begun = record.sessions.list(actorOf(request)).find(({ id }) => id === session.id)?.begun ?? 0;
    if (begun + JUST_NOW_MS < Date.now())
      fail(
        'forbidden',
        '请先退出并重新登录，然后在五分钟内结束其他会话',
        'Sign out and in again first, then end other sessions within five minutes',
      );
  };

  app.put(
    '/api/account/password',
    {
      schema: {
        operationId: 'change-password',
        summary: 'Choose another password; your other sessions end',
        tags,
        body: passwordChange,
        response: nothing,
      },
    },
    async (request, reply) => {
      const { current, password } = request.body;
      await demandPassword(request, current);
      await accounts.changePassword(actorOf(request), password, request.session?.id);
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/api/account/sessions',
    {
      schema: {
        operationId: 'own-sessions',
        summary: 'Where you are signed in',
        tags,
        response: { 200: ownSessions, default: problem },
      },
    },
    async (request) => ({
      sessions: record.sessions.list(actorOf(request)).map(({ id, begun, seen, expires, agent, by }) => ({
        id,
        begun: new Date(begun).toISOString(),
        seen: new Date(seen).toISOString(),
        expires: new Date(expires).toISOString(),
        agent,
        by,
        isThis: id === request.session?.id,
      })),
    }),
  );
  app.post(
    '/api/account/sessions/:session/end',
    {
      schema: {
        operationId: 'end-session',
        summary: 'Sign out somewhere else',
        tags,
        params: z.object({ session: z.string().min(1) }),
        body: sessionsEnd,
        response: nothing,
      },
    },
    async (request, reply) => {
      await demandAgain(request, request.body.current);
      if (!record.sessions.end(actorOf(request), request.params.session))
        fail('not-found', '没有这个会话', 'There is no such session');
      return reply.code(204).send(null);
    },
  );
  app.post(
    '/api/account/sessions/end-others',
    {
      schema: {
        operationId: 'end-other-sessions',
        summary: 'Sign out everywhere else',
        tags,
        body: sessionsEnd,
        response: nothing,
      },
    },
    async (request, reply) => {
      await demandAgain(request, request.body.current);
      record.sessions.endOthers(actorOf(request), request.session?.id);
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/api/account/second-factor',
    {
      schema: {
        operationId: 'second-factor',
        summary: 'Whether you have a second factor',
        tags,
        response: { 200: secondFactorState, default: problem },
      },
    },
    async (request) => ({
      isOn: record.users.account(actorOf(request)).totp !== null,
      isRequired: record.users.requiresSecondFactor(),
      recoveryLeft: record.users.countRecovery(actorOf(request)),
    }),
  );
  app.post(
    '/api/account/second-factor',
    {
      schema: {
        operationId: 'offer-second-factor',
        summary: 'Begin to set up a second factor',
        tags,
        body: secondFactorBegin,
        response: { 200: secondFactorOffer, default: problem },
      },
    },
    async (request) => {
      await demandPassword(request, request.body.current);
      if (record.users.account(actorOf(request)).totp !== null)
        fail('conflict', '已有第二因素：请先关闭', 'There is a second factor already: end it first');
      return accounts.offerSecondFactor(actorOf(request));
    },
  );
  app.put(
    '/api/account/second-factor',
    {
      schema: {
        operationId: 'confirm-second-factor',
        summary: 'Put the second factor in place by its first code; the recovery codes are shown this once',
        tags,
        body: secondFactorConfirm,
        response: { 200: recoveryCodes, default: problem },
      },
    },
    async (request) => {
      const user = actorOf(request);
      const codes = await attempt(request, user, () => accounts.confirmSecondFactor(user, request.body.code));
      if (codes === undefined) fail('bad-request', '验证码不正确', 'The code is wrong');
      record.sessions.endOthers(user, request.session?.id);
      return { codes };
    },
  );
  app.post(
    '/api/account/second-factor/end',
    {
      schema: {
        operationId: 'end-second-factor',
        summary: 'Do without a second factor',
        tags,
        body: secondFactorEnd,
        response: nothing,
      },
    },
    async (request, reply) => {
      const user = actorOf(request);
      const { current, code } = request.body;
      const isRight = await attempt(request, user, async () =>
        (await accounts.check(user, current, code)) === undefined ? undefined : true,
      );
      if (isRight === undefined)
        fail('bad-request', '密码或验证码不正确', 'The password or the code is wrong');
      await accounts.endSecondFactor(user, user);
      return reply.code(204).send(null);
    },
  );
};

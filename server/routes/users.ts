// Users, for administrators: who there is, one-time passwords, standings, second factors.
import { z } from 'zod';
import { listedUsers, newUser, oneTimePassword, secondFactorRule, userChange } from '#contract/account.ts';
import { fail, problem } from '#contract/errors.ts';
import { userName } from '#contract/people.ts';
import { actorOf } from './actor.ts';
import type { Routes } from './define.ts';

const tags = ['users'];
const params = z.object({ user: userName });
const nothing = { 204: z.null(), default: problem };

export const users: Routes = (app, { accounts, record }) => {
  app.get(
    '/api/users',
    {
      schema: {
        operationId: 'users',
        summary: 'The users',
        tags,
        response: { 200: listedUsers, default: problem },
      },
    },
    async () => {
      const listed = record.users.list();
      const secondFactorRequired = record.users.requiresSecondFactor();
      return { users: listed, shown: listed.length, total: listed.length, secondFactorRequired };
    },
  );
  app.post(
    '/api/users',
    {
      schema: {
        operationId: 'add-user',
        summary: 'Add a user, who gets a one-time password',
        tags,
        body: newUser,
        response: { 201: oneTimePassword, default: problem },
      },
    },
    async (request, reply) => {
      const { user, standing } = request.body;
      return reply.code(201).send(await accounts.invite(actorOf(request), user, standing));
    },
  );
  app.put(
    '/api/users/:user',
    {
      schema: {
        operationId: 'change-user',
        summary: 'Give a user another standing; `closed` ends their sessions, and they sign in no more',
        tags,
        params,
        body: userChange,
        response: nothing,
      },
    },
    async (request, reply) => {
      const { user } = request.params;
      if (user === actorOf(request))
        fail('conflict', '不能更改自己的身份', 'Nobody changes their own standing');
      await record.users.setStanding(actorOf(request), user, request.body.standing);
      if (request.body.standing === 'closed') record.sessions.endOthers(user, undefined);
      return reply.code(204).send(null);
    },
  );
  app.post(
    '/api/users/:user/one-time-password',
    {
      schema: {
        operationId: 'reset-password',
        summary: 'Give a user a one-time password; their sessions end',
        tags,
        params,
        response: { 200: oneTimePassword, default: problem },
      },
    },
    async (request) => accounts.resetPassword(actorOf(request), request.params.user),
  );
  app.post(
    '/api/users/:user/second-factor/end',
    {
      schema: {
        operationId: 'reset-second-factor',
        summary: 'Take away the second factor of a user who lost it; their sessions end',
        tags,
        params,
        response: nothing,
      },
    },
    async (request, reply) => {
      await accounts.endSecondFactor(actorOf(request), request.params.user);
      record.sessions.endOthers(request.params.user, undefined);
      return reply.code(204).send(null);
    },
  );
  app.post(
    '/api/users/:user/sessions/end',
    {
      schema: {
        operationId: 'end-sessions-of',
        summary: 'Sign a user out everywhere; they may sign in again',
        tags,
        params,
        response: nothing,
      },
    },
    async (request, reply) => {
      const { user } = request.params;
      if (record.users.find(user) === undefined) fail('not-found', '没有此用户', 'There is no such user');
      record.sessions.endOthers(user, user === actorOf(request) ? request.session?.id : undefined);
      return reply.code(204).send(null);
    },
  );
  app.put(
    '/api/second-factor-rule',
    {
      schema: {
        operationId: 'second-factor-rule',
        summary: 'Whether everybody who signs in by a password needs a second factor',
        tags,
        body: secondFactorRule,
        response: nothing,
      },
    },
    async (request, reply) => {
      await record.users.requireSecondFactor(actorOf(request), request.body.isRequired);
      return reply.code(204).send(null);
    },
  );
};

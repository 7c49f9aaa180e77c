// Users, for administrators.
import { z } from 'zod';
import { problem } from '#contract/errors.ts';
import { newUser, session } from '#contract/operations.ts';
import { actorOf } from './actor.ts';
import type { Routes } from './define.ts';

export const users: Routes = (app, { accounts }) => {
  app.get(
    '/api/users',
    {
      schema: {
        operationId: 'users',
        summary: 'The users',
        tags: ['users'],
        response: { 200: z.object({ users: z.array(session) }), default: problem },
      },
    },
    async () => ({ users: accounts.list() }),
  );
  app.post(
    '/api/users',
    {
      schema: {
        operationId: 'add-user',
        summary: 'Add a user',
        tags: ['users'],
        body: newUser,
        response: { 201: session, default: problem },
      },
    },
    async (request, reply) => {
      const { user, password, role } = request.body;
      const added = await accounts.add(actorOf(request), user, password, role);
      return reply.code(201).send(added);
    },
  );
};

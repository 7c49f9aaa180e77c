// What an operation is told by a request that states something: what the address and the body say, and who says it.
import type { FastifyRequest } from 'fastify';
import { actorOf } from './actor.ts';
import { UNWATCHED } from './unwatched.ts';

export const told = <P extends object, B extends object>(
  request: Pick<FastifyRequest, 'session'> & { params: P; body: B },
): typeof UNWATCHED & P & B & { actor: string } => ({
  ...UNWATCHED,
  ...request.params,
  ...request.body,
  actor: actorOf(request),
});

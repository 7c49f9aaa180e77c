// Who asks, as the journal names them.
import type { FastifyRequest } from 'fastify';

/** The user's name; empty where nobody is signed in. */
export const actorOf = ({ session }: Pick<FastifyRequest, 'session'>): string => session?.user ?? '';

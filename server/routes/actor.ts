// Who asks, as the journal names them.
import type { FastifyRequest } from 'fastify';
import type { Asking } from '../operations/jobs.ts';

/** The user's name; empty where nobody is signed in. */
export const actorOf = ({ session }: Pick<FastifyRequest, 'session'>): string => session?.user ?? '';

/** Who asks about work in the background. */
export const askingOf = ({ session }: Pick<FastifyRequest, 'session'>): Asking => ({
  user: session?.user ?? '',
  isAdministrator: session?.standing === 'administrator',
});

/** Who begins a case is its officer; an administrator is in every case and named in none. */
export const beginner = ({
  session,
}: Pick<FastifyRequest, 'session'>): { actor: string; officer: string | undefined } => ({
  actor: session?.user ?? '',
  officer: session?.standing === 'administrator' ? undefined : session?.user,
});

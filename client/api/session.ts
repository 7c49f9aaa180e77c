// Who is signed in: asking, signing in, signing out.
import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { session, type signIn } from '#contract/operations.ts';
import { ProblemError } from './problem-error.ts';
import { request, send } from './request.ts';

export type Session = z.infer<typeof session>;

/** The session, or null where there is none. */
async function readSession(signal?: AbortSignal): Promise<Session | null> {
  try {
    const response = await request('/api/session', signal === undefined ? {} : { signal });
    return session.parse(await response.json());
  } catch (error) {
    if (error instanceof ProblemError && error.status === 401) return null;
    throw error;
  }
}

/** True where the server said with the page itself that nobody is signed in: there is no need to ask. */
function cameSignedOut(): boolean {
  const [page] = performance.getEntriesByType('navigation');
  return (
    page instanceof PerformanceNavigationTiming &&
    (page.serverTiming ?? []).some(({ name }) => name === 'signed-out')
  );
}

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => readSession(signal),
  ...(cameSignedOut() ? { initialData: null } : {}),
  staleTime: 5 * 60_000,
});

/** @throws ProblemError 401 for a wrong password, 429 after too many */
export const startSession = async (credentials: z.infer<typeof signIn>): Promise<Session> =>
  session.parse(await (await send('POST', '/api/session', credentials)).json());

export const endSession = async (): Promise<void> => {
  await send('DELETE', '/api/session');
};

// Who is signed in: asking, signing in, signing out.
import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { signedIn, type signIn, type SignedIn } from '#contract/operations.ts';
import { ProblemError } from './problem-error.ts';
import { request, send } from './request.ts';

export type { SignedIn };

/** The session, or null where there is none. */
async function readSession(signal?: AbortSignal): Promise<SignedIn | null> {
  try {
    const response = await request('/api/session', signal === undefined ? {} : { signal });
    return signedIn.parse(await response.json());
  } catch (error) {
    if (error instanceof ProblemError && error.status === 401) return null;
    throw error;
  }
}

/** True where the server said with the page itself that nobody is signed in: there is no need to ask. */
function cameSignedOut(): boolean {
  const [page] = performance.getEntriesByType('navigation') as Partial<PerformanceNavigationTiming>[];
  return (page?.serverTiming ?? []).some(({ name }) => name === 'signed-out');
}

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => readSession(signal),
  ...(cameSignedOut() ? { initialData: null } : {}),
  staleTime: 5 * 60_000,
});

/** Asks again which cases there are, and what one may in them: there is another one. */
export async function refreshCases(client: QueryClient): Promise<void> {
  await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
  await client.invalidateQueries({ queryKey: ['query', 'cases'] });
}

/** @throws ProblemError 401 for a wrong password, 429 after too many */
export const startSession = async (credentials: z.infer<typeof signIn>): Promise<SignedIn> =>
  signedIn.parse(await (await send('POST', '/api/session', credentials)).json());

/** Whether one can sign in at another service. */
export const oidcQuery = queryOptions({
  queryKey: ['oidc'],
  queryFn: async ({ signal }) =>
    z.object({ isOn: z.boolean() }).parse(await (await request('/api/oidc', { signal })).json()),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Where the browser goes to sign in there, and to sign out. */
export const OIDC_BEGIN = '/api/oidc/begin';
export const OIDC_END = '/api/oidc/end';

export const endSession = async (): Promise<void> => {
  await send('DELETE', '/api/session');
};

// The client's cache of answers: one key per query and parameters, retried while the server is away.
import { QueryClient, queryOptions } from '@tanstack/react-query';
import type { QueryName } from '#contract/queries/registry.ts';
import { ProblemError } from './problem-error.ts';
import { runQuery, type QueryParams, type QueryResult } from './run-query.ts';

/** Options for `useQuery` of a query of the contract. */
export const answer = <N extends QueryName>(name: N, params: QueryParams<N>) =>
  queryOptions<QueryResult<N>>({
    queryKey: ['query', name, params],
    queryFn: ({ signal }) => runQuery(name, params, signal),
  });

/** The trace of a list with as many of its paths as the API gives at once. */
export const traceOf = (caseId: string, list: string) =>
  answer('trace-sources', { case: caseId, list, limit: 200 });

const isPassing = (error: unknown): boolean => error instanceof ProblemError && error.isPassing;

/** How long to wait before asking again a server that is away (ms). */
export const RETRY_MS = 2000;

/** A cache for one page. A case changes by loads and retractions only, so answers stay fresh for a minute. */
export const makeQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        refetchOnWindowFocus: false,
        networkMode: 'always',
        retry: (_count, error) => isPassing(error),
        retryDelay: RETRY_MS,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });

// Asks for what the view of a case needs: the overview and every expansion, joined.
import { useMemo } from 'react';
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { ProblemError } from '../api/problem-error.ts';
import { answer } from '../api/queries.ts';
import type { QueryResult } from '../api/run-query.ts';
import { joinGraph, type CaseGraph, type Expanded } from './case-graph.ts';
import type { Expansion } from './patch.ts';

interface CaseData {
  overview: QueryResult<'overview'> | undefined;
  graph: CaseGraph | undefined;
  error: Error | null;
  /** Why neighbours that were asked for are not here, though what they are of is; the page itself tells when the server is away. */
  unread: { error: Error; retry(): void } | undefined;
  isExpanding: boolean;
  retry(): void;
}

/** What they were of is gone, or the server is away, which the page tells. */
const isTold = (error: Error): boolean =>
  error instanceof ProblemError && (error.status === 404 || error.isPassing);

/** The data of a case; `graph` is undefined until the overview is here. */
export function useCaseData(caseId: string, expansions: readonly Expansion[]): CaseData {
  const overview = useQuery(answer('overview', { case: caseId }));
  const { expanded, failed, isExpanding } = useQueries({
    queries: expansions.map(({ limit, as, ...which }) => ({
      ...answer('neighbours', { case: caseId, ...which, limit: as === 'count' ? 0 : limit }),
      placeholderData: keepPreviousData,
    })),
    combine: (results) => ({
      expanded: results.flatMap(({ data }, at): Expanded[] => {
        const expansion = expansions[at];
        return data === undefined || expansion === undefined ? [] : [{ expansion, answer: data }];
      }),
      failed: results.filter(({ error }) => error !== null && !isTold(error)),
      isExpanding: results.some(({ isFetching }) => isFetching),
    }),
  });
  const graph = useMemo(
    () => (overview.data === undefined ? undefined : joinGraph(overview.data, expanded)),
    [overview.data, expanded],
  );
  const first = failed[0]?.error ?? undefined;
  return {
    overview: overview.data,
    graph,
    error: overview.data === undefined ? overview.error : null,
    unread:
      first === undefined
        ? undefined
        : { error: first, retry: () => void Promise.all(failed.map((one) => one.refetch())) },
    isExpanding,
    retry: () => void overview.refetch(),
  };
}

// Asks for what the view of a case needs: the overview and every expansion, joined.
import { useMemo } from 'react';
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { answer } from '../api/queries.ts';
import type { QueryResult } from '../api/run-query.ts';
import { joinGraph, type CaseGraph, type Expanded } from './case-graph.ts';
import type { Expansion } from './patch.ts';

interface CaseData {
  overview: QueryResult<'overview'> | undefined;
  graph: CaseGraph | undefined;
  error: Error | null;
  /** Expansions that the server refused: what they were of is gone. */
  refused: Expansion[];
  isExpanding: boolean;
  retry(): void;
}

/** The data of a case; `graph` is undefined until the overview is here. */
export function useCaseData(caseId: string, expansions: readonly Expansion[]): CaseData {
  const overview = useQuery(answer('overview', { case: caseId }));
  const { expanded, refused, isExpanding } = useQueries({
    queries: expansions.map(({ limit, as, ...which }) => ({
      ...answer('neighbours', { case: caseId, ...which, limit: as === 'count' ? 0 : limit }),
      placeholderData: keepPreviousData,
    })),
    combine: (results) => ({
      expanded: results.flatMap(({ data }, at): Expanded[] => {
        const expansion = expansions[at];
        return data === undefined || expansion === undefined ? [] : [{ expansion, answer: data }];
      }),
      refused: results.flatMap(({ error }, at) => (error === null ? [] : (expansions[at] ?? []))),
      isExpanding: results.some(({ isFetching }) => isFetching),
    }),
  });
  const graph = useMemo(
    () => (overview.data === undefined ? undefined : joinGraph(overview.data, expanded)),
    [overview.data, expanded],
  );
  return {
    overview: overview.data,
    graph,
    error: overview.data === undefined ? overview.error : null,
    refused,
    isExpanding,
    retry: () => void overview.refetch(),
  };
}

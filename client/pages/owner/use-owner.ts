// What the page of an owner asks for, and what becomes stale when something was decided.
import { useMemo } from 'react';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import type { OwnerRow, OwnerRows } from '#contract/owner.ts';
import { nextOffset } from '../../api/pages.ts';
import { runQuery } from '../../api/run-query.ts';

/** Rows that are asked for at once. */
const PAGE = 500;

interface OwnerData {
  /** The first page, which says what holds for all. */
  first: OwnerRows | undefined;
  rows: OwnerRow[];
  error: Error | null;
  hasMore: boolean;
  isLoadingMore: boolean;
  more(): void;
  retry(): void;
}

/** The rows of an owner, page by page. */
export function useOwner(caseId: string, owner: string): OwnerData {
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['query', 'owner-rows', caseId, owner],
    queryFn: ({ pageParam, signal }) =>
      runQuery('owner-rows', { case: caseId, owner, offset: pageParam, limit: PAGE }, signal),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => nextOffset(last, pages),
  });
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? [], [data]);
  return {
    first: data?.pages[0],
    rows,
    error: data === undefined ? error : null,
    hasMore: hasNextPage,
    isLoadingMore: isFetchingNextPage,
    more: () => void fetchNextPage(),
    retry: () => void refetch(),
  };
}

/**
 * Every answer of the server may be another after a decision. What is on screen is asked for again only where it is to
 * stay there, for an owner may be gone.
 */
export function useStale(): (isStaying: boolean) => Promise<void> {
  const client = useQueryClient();
  return (isStaying) =>
    client.invalidateQueries({ queryKey: ['query'], refetchType: isStaying ? 'active' : 'none' });
}

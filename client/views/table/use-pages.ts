// Neighbours of an element, page by page: asked for as they come into sight, so that a crowd of any size can be read.
import { useCallback, useMemo, useState } from 'react';
import { useQueries } from '@tanstack/react-query';
import type { GraphNode } from '#contract/graph.ts';
import type { NeighbourOrder } from '#contract/queries/neighbours.ts';
import { answer } from '../../api/queries.ts';
import type { Around } from '../../state/around.ts';

const PAGE = 200;
/** Pages that are kept asked for: those in sight and where the reader has been. */
const MOST_PAGES = 60;

export interface Pages {
  /** How many there are; undefined until the first page is here. */
  total: number | undefined;
  rowAt(at: number): GraphNode | undefined;
  /** Of those that are here. */
  loaded: number;
  error: Error | null;
  onSight(from: number, to: number): void;
}

export function usePages(caseId: string, around: Around, order: NeighbourOrder): Pages {
  const [wanted, setWanted] = useState<readonly number[]>([0]);
  const onSight = useCallback((from: number, to: number) => {
    const [first, last] = [Math.floor(from / PAGE), Math.floor(to / PAGE)];
    const pages = Array.from({ length: last - first + 1 }, (_, at) => first + at);
    setWanted((known) =>
      pages.every((page) => known.includes(page))
        ? known
        : [...new Set([...known, ...pages])].slice(-MOST_PAGES),
    );
  }, []);
  const { pages, total, error } = useQueries({
    queries: wanted.map((page) =>
      answer('neighbours', { case: caseId, ...around, order, offset: page * PAGE, limit: PAGE }),
    ),
    combine: (results) => ({
      pages: new Map(
        // The first node of an answer is the element itself.
        results.map(({ data }, at) => [wanted[at] ?? 0, data?.nodes.slice(1)] as const),
      ),
      total: results.find(({ data }) => data !== undefined)?.data?.total,
      error: results.find((result) => result.error !== null)?.error ?? null,
    }),
  });
  return useMemo(
    () => ({
      total,
      error,
      loaded: [...pages.values()].reduce((sum, page) => sum + (page?.length ?? 0), 0),
      rowAt: (at) => pages.get(Math.floor(at / PAGE))?.[at % PAGE],
      onSight,
    }),
    [pages, total, error, onSight],
  );
}

// In which other cases elements of this one turn up: what the filter by case looks at. People are left out, for they are too many.
import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { EntityType } from '#contract/model/registry.ts';
import { answer } from '../api/queries.ts';
import type { QueryResult } from '../api/run-query.ts';
import type { CaseGraph } from './case-graph.ts';

type Cases = QueryResult<'across'>['cases'];

/** What the panel across cases asks for first, so that both share one answer. */
export const ACROSS_PAGE = 100;

/** What stands for others: accounts and lists are compared, and parties are where those are that they use and hold. */
const COMPARED: ReadonlySet<EntityType> = new Set(['Party', 'Handle', 'List']);

/** How cases pass on: from a list to who holds it, then from an account to who uses it. */
const PASSED_ON = ['HOLDS', 'USES'] as const;

/** The other cases of each element that is compared; none of them where it turns up nowhere else. */
export function elsewhereOf(
  graph: Pick<CaseGraph, 'nodes' | 'edges'>,
  cases: Pick<Cases[number], 'id' | 'elements'>[],
): Map<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  for (const { id, type } of graph.nodes.values()) if (COMPARED.has(type)) found.set(id, new Set());
  for (const { id, elements } of cases) for (const element of elements) found.get(element)?.add(id);
  for (const type of PASSED_ON)
    for (const edge of graph.edges.values())
      if (edge.type === type) for (const id of found.get(edge.target) ?? []) found.get(edge.source)?.add(id);
  return new Map([...found].map(([id, its]) => [id, [...its]]));
}

interface Elsewhere {
  /** Other cases that may be read and in which something of this one turns up. */
  cases: Cases;
  of: ReadonlyMap<string, readonly string[]>;
}

/** @param isWanted whether anything looks at it: what is not looked at is not asked for */
export function useElsewhere(
  caseId: string,
  graph: Pick<CaseGraph, 'nodes' | 'edges'> | undefined,
  isWanted: boolean,
): Elsewhere | undefined {
  const { data } = useQuery({
    ...answer('across', { case: caseId, limit: ACROSS_PAGE }),
    enabled: isWanted,
  });
  return useMemo(
    () =>
      !isWanted || data === undefined || graph === undefined
        ? undefined
        : { cases: data.cases, of: elsewhereOf(graph, data.cases) },
    [isWanted, data, graph],
  );
}

// What is lit in every view: the chosen path of the trace that is open.
import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import { traceOf } from '../api/queries.ts';
import { unseizedCopies } from '../panels/trace/unseized.ts';
import { chainOf } from './trace-chain.ts';
import { useWorkspace } from './workspace.ts';

/** The elements of the chosen path; undefined where nothing is traced. */
export function useTraced(): ReadonlySet<string> | undefined {
  const { caseId, address, graph } = useWorkspace();
  const isTracing = address.panel === 'trace' && address.trace !== undefined;
  const { data } = useQuery({
    ...traceOf(caseId, address.trace ?? ''),
    enabled: isTracing,
  });
  const path = isTracing ? data?.paths[address.path] : undefined;
  return useMemo(() => {
    if (path === undefined) return undefined;
    const lit = chainOf(path);
    // What documents tell of and nobody seized stands between a list and a source that is inferred.
    for (const { list, via } of path.steps) {
      if (via?.kind !== 'inferred') continue;
      for (const { transfer, holder } of unseizedCopies(graph, list)) lit.add(transfer).add(holder);
    }
    return lit;
  }, [path, graph]);
}

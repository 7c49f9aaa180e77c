// Whether a case has elements: by what the graph has, for owners and complexes are no facts, and relations are found there alone.
import { cypher, toEdge, toNode } from '../graph/index.ts';
import type { Workspace } from '../workspace.ts';
import { noElement } from './assert-case.ts';

/** Every way in which an id may be that of an edge, as its two ends: ids of elements may hold what stands between ends. */
function endsOf(id: string): [string, string][] {
  const ways: [string, string][] = [];
  for (const { index, 0: between } of id.matchAll(/-[A-Z_]+(?:\.\d+)?->/g))
    ways.push([id.slice(0, index), id.slice(index + between.length)]);
  return ways;
}

/** Demands that the case has nodes or relations of these ids. @throws not-found with the first one that it has not */
export async function assertElements(
  { graph }: Pick<Workspace, 'graph'>,
  caseId: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const engine = await graph.engine();
  const keyOf = (id: string): string => `${caseId}/${id}`;
  const nodes = await engine.read(cypher('queries/elements'), { keys: [...new Set(ids)].map(keyOf) });
  const known = new Set(nodes.map((row) => toNode(row['node']).id));
  const rest = ids.filter((id) => !known.has(id));
  const pairs = rest.flatMap(endsOf).map((ends) => ends.map(keyOf));
  if (pairs.length > 0) {
    for (const row of await engine.read(cypher('queries/edges-between'), { pairs }))
      known.add(toEdge(row['edge']).id);
  }
  const missing = rest.find((id) => !known.has(id));
  if (missing !== undefined) noElement(missing);
}

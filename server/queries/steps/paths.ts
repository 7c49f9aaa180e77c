// Shortest paths between two elements, as ids along each path and the elements they pass.
import { cypher, type GraphValue, keyOf, readPage, toEdge, toNode } from '../../graph/index.ts';
import type { GraphEdge } from '#contract/graph.ts';
import { noElement } from '../assert-case.ts';
import type { Step } from '../define.ts';

export const paths: Step<'paths'> = async ({ graph }, params) => {
  const engine = await graph.engine();
  const ends = [params.from, params.to];
  const found = await engine.read(cypher('queries/elements'), {
    keys: ends.map((ref) => keyOf(params.case, ref)),
  });
  const known = new Set(found.map((row) => toNode(row['node']).id));
  for (const ref of ends) if (!known.has(ref)) noElement(ref);

  const { rows, total } = await readPage(engine, 'paths', params);
  const edges = new Map<string, GraphEdge>();
  const refs = new Set(ends);
  const answers = rows.map((row) => {
    const nodes = (row['nodes'] as string[]).map(String);
    for (const ref of nodes) refs.add(ref);
    const along = (row['edges'] as GraphValue[]).map(toEdge);
    for (const edge of along) edges.set(edge.id, edge);
    return { nodes, edges: along.map(({ id }) => id) };
  });
  const nodeRows = await engine.read(cypher('queries/elements'), {
    keys: [...refs].map((ref) => keyOf(params.case, ref)),
  });
  const nodes = nodeRows.map((row) => toNode(row['node']));
  const size = nodes.length + edges.size;
  return {
    paths: answers,
    elements: { nodes, edges: [...edges.values()], shown: size, total: size },
    shown: answers.length,
    total,
  };
};

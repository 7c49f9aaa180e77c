// Fetches the part of the graph that flows can run through from an element, hop by hop, up to a bound.
import type { GraphEdge, GraphNode } from '#contract/graph.ts';
import type { FlowGraph } from '../../flows/steps.ts';
import { cypher, keyOf, toEdge, toNode, type Engine } from '../../graph/index.ts';
import { noElement } from '../assert-case.ts';

/** How many relationships one question may look at: beyond them the answer says that it is not whole. */
const MOST_EDGES = 60_000;

export interface Fetched extends FlowGraph {
  isWhole: boolean;
}

/**
 * Everything within `hops` relationships of an element along which lists pass.
 *
 * @throws not-found where there is no such element
 */
export async function fetchFlows(
  engine: Engine,
  caseId: string,
  start: string,
  hops: number,
): Promise<Fetched> {
  const [own] = await engine.read(cypher('queries/elements'), { keys: [keyOf(caseId, start)] });
  if (own === undefined) return noElement(start);
  const nodes = new Map<string, GraphNode>([[start, toNode(own['node'])]]);
  const edges = new Map<string, GraphEdge>();
  let frontier = [start];
  let isWhole = true;
  for (let hop = 0; hop < hops && frontier.length > 0; hop++) {
    const left = MOST_EDGES - edges.size;
    const rows = await engine.read(cypher('queries/flow-edges'), {
      keys: frontier.map((ref) => keyOf(caseId, ref)),
      limit: left,
    });
    frontier = [];
    for (const row of rows) {
      const edge = toEdge(row['edge']);
      edges.set(edge.id, edge);
      const node = toNode(row['node']);
      if (nodes.has(node.id)) continue;
      nodes.set(node.id, node);
      frontier.push(node.id);
    }
    if (rows.length >= left) {
      isWhole = false;
      break;
    }
  }
  return { nodes, edges: [...edges.values()], isWhole };
}

/** The elements with these ids and the relationships between them, as far as they were fetched. */
export function partOf(
  { nodes, edges }: FlowGraph,
  ids: ReadonlySet<string>,
): { nodes: GraphNode[]; edges: GraphEdge[] } {
  return {
    nodes: [...ids].flatMap((id) => nodes.get(id) ?? []),
    edges: edges.filter(({ source, target }) => ids.has(source) && ids.has(target)),
  };
}

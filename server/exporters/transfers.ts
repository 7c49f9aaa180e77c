// Transfers as one line each, for formats that know no node between sender and receiver.
import type { GraphEdge, GraphNode } from '#contract/graph.ts';

/** A transfer with both of its ends. */
export interface WholeTransfer {
  node: GraphNode;
  sent: GraphEdge;
  received: GraphEdge;
  /** The edge to the list that passed. */
  of?: GraphEdge;
}

/** The transfers of which sender and receiver are there, by their id; a cut may have lost one of the two. */
export function wholeTransfers({
  nodes,
  edges,
}: {
  nodes: readonly GraphNode[];
  edges: readonly GraphEdge[];
}): Map<string, WholeTransfer> {
  const found = new Map<string, Partial<WholeTransfer>>();
  for (const node of nodes) if (node.type === 'Transfer') found.set(node.id, { node });
  for (const edge of edges) {
    if (edge.type === 'SENT') Object.assign(found.get(edge.target) ?? {}, { sent: edge });
    if (edge.type === 'RECEIVED') Object.assign(found.get(edge.target) ?? {}, { received: edge });
    if (edge.type === 'OF') Object.assign(found.get(edge.source) ?? {}, { of: edge });
  }
  const isWhole = (one: Partial<WholeTransfer>): one is WholeTransfer =>
    one.sent !== undefined && one.received !== undefined;
  return new Map([...found].flatMap(([id, one]) => (isWhole(one) ? [[id, one] as const] : [])));
}

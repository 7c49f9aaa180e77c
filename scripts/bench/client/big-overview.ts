// An overview of any size, as the server would answer it if it did not cut: parties, handles, transfers, cooperations.
import { edgeId, type GraphEdge, type GraphNode } from '#contract/graph.ts';
import type { overview } from '#contract/queries/overview.ts';
import type { z } from 'zod';

const KINDS = ['source', 'list-broker', 'merchant', 'tech-firm', 'retailer'];

const edge = (type: GraphEdge['type'], source: string, target: string): GraphEdge => ({
  id: edgeId(type, source, target),
  type,
  source,
  target,
  entry: 1,
  props: {},
});

/** About `elements` nodes and lines when drawn, in the proportions of the chain case. */
export function bigOverview(elements: number): z.infer<typeof overview.result> {
  const count = elements / 5;
  const nodes: GraphNode[] = [];
  const edges: GraphEdge[] = [];
  for (let n = 0; n < count; n += 1) {
    const kind = KINDS[n % KINDS.length] ?? '';
    nodes.push({ id: `P${n}`, type: 'Party', kind, caption: `Party ${n}`, entry: 1, props: { kind } });
    nodes.push({
      id: `H${n}`,
      type: 'Handle',
      caption: `${10_000 + n}`,
      entry: 1,
      props: { platform: 'qq' },
    });
    edges.push(edge('USES', `P${n}`, `H${n}`));
    const mode = n % 2 === 0 ? 'share' : 'sale';
    nodes.push({ id: `T${n}`, type: 'Transfer', caption: mode, entry: 1, props: { mode } });
    const from = n - (n % KINDS.length === KINDS.length - 1 ? 1 : 0);
    edges.push(edge('SENT', `P${from}`, `T${n}`));
    edges.push(edge('RECEIVED', `P${(from + 1 + KINDS.length * (1 + (n % 7))) % count}`, `T${n}`));
    edges.push(edge('COOPERATES_WITH', `P${n}`, `P${(n + 11 + (n % 13)) % count}`));
  }
  const total = nodes.length + edges.length;
  return {
    case: { id: 'chain-5000', title: `Chain of ${elements}` },
    lineageUpTo: { entry: null, compared: 0, lists: 0, stale: false },
    counts: { nodes: { Party: count, Handle: count, Transfer: count }, relations: {} },
    nodes,
    edges,
    shown: total,
    total,
  };
}

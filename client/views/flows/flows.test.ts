// Flows: sums as far as documents say, circles, and the picture.
import { describe, expect, it } from 'vitest';
import type { GraphEdge, GraphNode, PropertyValue } from '#contract/graph.ts';
import { edge, node } from '../../testing.ts';
import { amountOf, byAmount, flowsOf, withoutCircles, type Flow } from './flow-data.ts';
import { sankeyPicture } from './sankey-layout.ts';

const nodes: GraphNode[] = [];
const edges: GraphEdge[] = [edge('USES', 'A', 'H')];
for (const [id, from, to, props] of [
  ['X1', 'A', 'B', { records: 100, price_per_record: 0.1 }],
  ['X2', 'H', 'B', { records: 200, price_per_record: 0.2 }],
  ['X3', 'A', 'B', { price_per_record: 0.5 }],
  ['X4', 'B', 'C', { records: 50 }],
  ['X5', 'C', 'A', {}],
] as [string, string, string, Record<string, PropertyValue>][]) {
  nodes.push(node('Transfer', id, props));
  edges.push(edge('SENT', from, id), edge('RECEIVED', to, id));
}
nodes.push(node('Transfer', 'X6', { records: 7 }));
edges.push(edge('SENT', 'A', 'X6'));

const { flows, loose } = flowsOf(nodes, edges, (id) => id);
const named = (some: readonly Flow[]): string[] => some.map(({ source, target }) => `${source}${target}`);

describe('flows', () => {
  it('sum up what is documented, count what is not, and take handles as their party', () => {
    expect(flows[0]).toEqual({
      source: 'A',
      target: 'B',
      transfers: ['X1', 'X2', 'X3'],
      records: 300,
      withoutRecords: 1,
      yuan: 50,
      withoutYuan: 1,
    });
    expect(amountOf(flows[1]!, 'yuan')).toEqual({ amount: 0, unknown: 1 });
    expect(loose).toBe(1);
  });

  it('are in order of their amount, and by groups', () => {
    expect(named(byAmount(flows, 'records'))).toEqual(['AB', 'BC', 'CA']);
    expect(flowsOf(nodes, edges, () => 'all').flows).toMatchObject([
      { source: 'all', target: 'all', records: 350 },
    ]);
  });

  it('run forward but for the least that closes a circle', () => {
    const { forward, back } = withoutCircles(byAmount(flows, 'records'));
    expect([named(forward), named(back)]).toEqual([['AB', 'BC'], ['CA']]);
    expect(withoutCircles(flowsOf(nodes, edges, () => 'all').flows).forward).toEqual([]);
  });

  it('are drawn as wide as they are, those without an amount thin and told apart', () => {
    const box = { left: 0, top: 0, right: 400, bottom: 300 };
    const { forward } = withoutCircles(byAmount(flows, 'yuan'));
    const { links, nodes: bars } = sankeyPicture(forward, 'yuan', box);
    expect(links.map(({ isUnknown }) => isUnknown)).toEqual([false, true]);
    expect(links[0]!.width).toBeGreaterThan(100);
    expect(links[1]!.width).toBe(2.5);
    expect(bars.map(({ id }) => id)).toEqual(['A', 'B', 'C']);
    expect(sankeyPicture([], 'yuan', box)).toEqual({ nodes: [], links: [] });
  });
});

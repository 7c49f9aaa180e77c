// Transfers with their ends and amounts, which the flows and the map by tier both sum up.
import type { GraphEdge, GraphNode } from '#contract/graph.ts';

/** One transfer: the elements it went from and to, where they are in sight; records and yuan as far as documents say. */
export interface Passed {
  id: string;
  from: string | undefined;
  to: string | undefined;
  records: number | undefined;
  /** Price times records, where both are documented. */
  yuan: number | undefined;
}

const numberOf = ({ props }: GraphNode, name: string): number | undefined => {
  const value = props[name];
  return typeof value === 'number' ? value : undefined;
};

/** Sums of 0.1 are not to end in …0004: rounded to hundredths of a yuan. */
export const cents = (yuan: number): number => Math.round(yuan * 100) / 100;

/** All transfers of what is in sight, in its order. */
export function passedOf(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): Passed[] {
  const ends = { SENT: new Map<string, string>(), RECEIVED: new Map<string, string>() };
  for (const { type, source, target } of edges) {
    if ((type === 'SENT' || type === 'RECEIVED') && !ends[type].has(target)) ends[type].set(target, source);
  }
  return nodes.flatMap((node) => {
    if (node.type !== 'Transfer') return [];
    const [records, price] = [numberOf(node, 'records'), numberOf(node, 'price_per_record')];
    return [
      {
        id: node.id,
        from: ends.SENT.get(node.id),
        to: ends.RECEIVED.get(node.id),
        records,
        yuan: records === undefined || price === undefined ? undefined : records * price,
      },
    ];
  });
}

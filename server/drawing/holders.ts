// What stands under another element, on the canvas and in a picture alike.
import type { GraphEdge } from '#contract/graph.ts';

/** Of every list its one holder (a list of several stands by itself); of every handle the party that uses it, where that is its only line. */
export function holdersOf(edges: readonly GraphEdge[]): Map<string, string> {
  const holders = new Map<string, string>();
  const degree = new Map<string, number>();
  const count = (id: string): void => void degree.set(id, (degree.get(id) ?? 0) + 1);
  for (const edge of edges) {
    count(edge.source);
    count(edge.target);
  }
  const held = new Set<string>();
  for (const { type, source, target } of edges) {
    if (type === 'USES' && degree.get(target) === 1) holders.set(target, source);
    if (type !== 'HOLDS') continue;
    if (held.has(target)) holders.delete(target);
    else holders.set(target, source);
    held.add(target);
  }
  return holders;
}

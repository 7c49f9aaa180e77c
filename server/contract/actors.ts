// Who acts under an id of the graph, on both sides: claims that a party uses a handle make one actor of the two.
import type { GraphEdge } from './graph.ts';

/** A handle acts for the party that uses it (of several, the one that is claimed first), everybody else for themselves. */
export function actorsOf(edges: readonly GraphEdge[]): (id: string) => string {
  const parties = new Map<string, string>();
  for (const { type, source, target } of edges) {
    if (type === 'USES' && !parties.has(target)) parties.set(target, source);
  }
  return (id) => parties.get(id) ?? id;
}

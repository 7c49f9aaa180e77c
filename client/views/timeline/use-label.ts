// What an element of the timeline is called: a transfer by who handed to whom, all else by its name.
import { useCallback, useMemo } from 'react';
import type { GraphNode } from '#contract/graph.ts';
import { useWorkspace } from '../../state/workspace.ts';

export function useLabel(): (node: GraphNode) => string {
  const { graph, words } = useWorkspace();
  const ends = useMemo(() => {
    const found = new Map<string, { from?: string; to?: string }>();
    for (const { type, source, target } of graph.edges.values()) {
      if (type !== 'SENT' && type !== 'RECEIVED') continue;
      const known = found.get(target) ?? {};
      known[type === 'SENT' ? 'from' : 'to'] ??= source;
      found.set(target, known);
    }
    return found;
  }, [graph]);
  return useCallback(
    (node) => {
      const { from, to } = ends.get(node.id) ?? {};
      const [sender, receiver] = [from, to].map((id) => graph.nodes.get(id ?? ''));
      return node.type === 'Transfer' && sender !== undefined && receiver !== undefined
        ? `${words.caption(sender)} → ${words.caption(receiver)}`
        : words.caption(node);
    },
    [ends, graph, words],
  );
}

// The exhibits of a case with what each supports, in the order of the list: those of the selection first, then by day.
import type { GraphEdge, GraphNode } from '#contract/graph.ts';

export interface Exhibit {
  node: GraphNode;
  /** Elements that it supports, by id. */
  supports: string[];
  /** Whether it is selected, or supports something that is. */
  isOfSelection: boolean;
}

const dayOf = ({ props }: GraphNode): string => (typeof props['on'] === 'string' ? props['on'] : '');

/** Exhibits of what is known of the case; undated ones last, equal days by id. */
export function exhibitsOf(
  nodes: Iterable<GraphNode>,
  edges: Iterable<GraphEdge>,
  selection: ReadonlySet<string>,
): Exhibit[] {
  const supports = new Map<string, string[]>();
  for (const { type, source, target } of edges) {
    if (type === 'SUPPORTED_BY') supports.set(target, [...(supports.get(target) ?? []), source]);
  }
  const found: Exhibit[] = [];
  for (const node of nodes) {
    if (node.type !== 'Evidence') continue;
    const supported = supports.get(node.id) ?? [];
    const isOfSelection = selection.has(node.id) || supported.some((id) => selection.has(id));
    found.push({ node, supports: supported, isOfSelection });
  }
  return found.sort((a, b) => {
    if (a.isOfSelection !== b.isOfSelection) return a.isOfSelection ? -1 : 1;
    const [day, other] = [dayOf(a.node), dayOf(b.node)];
    if (day !== other) return day === '' ? 1 : other === '' ? -1 : day < other ? -1 : 1;
    return a.node.id < b.node.id ? -1 : 1;
  });
}

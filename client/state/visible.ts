// What of a case's graph is in sight: facets switched off and elements hidden by hand are left out, and counted.
import type { GraphEdge, GraphNode } from '#contract/graph.ts';
import type { CaseGraph, Crowd } from './case-graph.ts';
import { isBelow, isInferred } from '#drawing/edge-strength.ts';
import { edgeFacet, isOff, nodeFacet } from '#drawing/facets.ts';
import { filtersOf } from './filters.ts';
import type { View } from './patch.ts';
import { leftOutByTag } from './tag-facet.ts';

export interface Visible {
  nodes: GraphNode[];
  edges: GraphEdge[];
  crowds: Crowd[];
  /** Nodes and edges that are known here but out of sight. */
  hiddenByHand: number;
  hiddenByFacet: number;
  /** Left out by the values of their fields, or for want of an end that is. */
  hiddenByFilter: number;
  /** Inferred derivations that are weaker than the threshold, out of those that would be in sight. */
  weak: { hidden: number; total: number };
}

/** The ends that a transfer has in the graph: those who sent and received it. */
function transferEnds(graph: CaseGraph): Map<string, string[]> {
  const ends = new Map<string, string[]>();
  for (const edge of graph.edges.values()) {
    if (edge.type !== 'SENT' && edge.type !== 'RECEIVED') continue;
    ends.set(edge.target, [...(ends.get(edge.target) ?? []), edge.source]);
  }
  return ends;
}

/** Sorts the graph into what is seen and what is not. A transfer is seen only with the ends it has. */
export function visiblePart(
  graph: CaseGraph,
  view: Pick<View, 'off' | 'hidden'> & Partial<Pick<View, 'threshold' | 'filters'>>,
): Visible {
  const off = new Set(view.off);
  const isOutByTag = leftOutByTag(graph, off);
  const threshold = view.threshold ?? 0;
  const weak = { hidden: 0, total: 0 };
  const hidden = new Set(view.hidden);
  const isOut = filtersOf(view.filters ?? {}, graph.elsewhere);
  /** Nodes that filters took out, and with them the transfers and edges that end there. */
  const out = new Set<string>();
  const seen = new Map<string, GraphNode>();
  let hiddenByHand = 0;
  let hiddenByFacet = 0;
  let hiddenByFilter = 0;
  const sort = <T>(
    element: T,
    isHidden: boolean,
    isFiltered: boolean,
    isSwitchedOff: boolean,
    keep: (element: T) => void,
  ): void => {
    if (isHidden) hiddenByHand += 1;
    else if (isFiltered) hiddenByFilter += 1;
    else if (isSwitchedOff) hiddenByFacet += 1;
    else keep(element);
  };
  const transfers: GraphNode[] = [];
  for (const node of graph.nodes.values()) {
    const isFacetOff = isOff(nodeFacet(node), off) || isOutByTag(node.id);
    const isFiltered = !isFacetOff && isOut(node);
    if (isFiltered) out.add(node.id);
    sort(node, hidden.has(node.id), isFiltered, isFacetOff, (kept) => {
      if (kept.type === 'Transfer') transfers.push(kept);
      else seen.set(kept.id, kept);
    });
  }
  const ends = transferEnds(graph);
  for (const node of transfers) {
    const missing = (ends.get(node.id) ?? []).filter((id) => !seen.has(id));
    const byHand = missing.some((id) => hidden.has(id));
    const byFilter = missing.some((id) => out.has(id));
    if (byFilter) out.add(node.id);
    sort(node, byHand, byFilter, missing.length > 0, (kept) => seen.set(kept.id, kept));
  }
  const edges: GraphEdge[] = [];
  for (const edge of graph.edges.values()) {
    const isEndless = !seen.has(edge.source) || !seen.has(edge.target);
    const byHand = hidden.has(edge.id) || hidden.has(edge.source) || hidden.has(edge.target);
    const isFacetOff = isOff(edgeFacet(edge), off);
    const byFilter = out.has(edge.source) || out.has(edge.target) || (!isFacetOff && isOut(edge));
    sort(edge, byHand, byFilter, isEndless || isFacetOff, (kept) => {
      const isWeak = isBelow(kept, threshold);
      weak.total += Number(isInferred(kept));
      weak.hidden += Number(isWeak);
      if (!isWeak) edges.push(kept);
    });
  }
  const crowds = graph.crowds.filter(({ id, anchor }) => seen.has(anchor) && !hidden.has(id));
  return { nodes: [...seen.values()], edges, crowds, hiddenByHand, hiddenByFacet, hiddenByFilter, weak };
}

/** How many elements of each facet are in sight. */
export function countFacets(visible: Pick<Visible, 'nodes' | 'edges'>): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (facet: string): void => void counts.set(facet, (counts.get(facet) ?? 0) + 1);
  for (const node of visible.nodes) add(nodeFacet(node));
  for (const edge of visible.edges) add(edgeFacet(edge));
  return counts;
}

// What a format cannot hold of a graph, counted by type and said in words.
import type { GraphEdge, GraphNode } from '#contract/graph.ts';
import { entityOf } from '#contract/model/registry.ts';
import { RELATIONS } from '#contract/model/relation.ts';
import type { Language } from '#contract/text.ts';

interface Elements {
  nodes: readonly GraphNode[];
  edges: readonly GraphEdge[];
}

/** How many elements of each type are in a graph and not in its part, types in the order of their names. */
export function leftOut(graph: Elements, part: Elements): Record<string, number> {
  const kept = new Set([...part.nodes, ...part.edges]);
  const counts = new Map<string, number>();
  for (const element of [...graph.nodes, ...graph.edges]) {
    if (!kept.has(element)) counts.set(element.type, (counts.get(element.type) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const titleOf = (type: string): { zh: string; en: string } =>
  type in RELATIONS
    ? RELATIONS[type as keyof typeof RELATIONS].title
    : entityOf(type as GraphNode['type']).title;

/** The same in words; empty where nothing is left out. */
export function leftOutNote(counts: Record<string, number>, language: Language): string {
  const named = Object.entries(counts).map(([type, count]) => `${titleOf(type)[language]} ${count}`);
  if (named.length === 0) return '';
  return language === 'zh' ? `未含：${named.join('、')}` : `Left out: ${named.join(', ')}`;
}

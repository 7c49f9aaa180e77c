// What the client knows of a case's graph: the overview and all that was expanded, by id.
import type { GraphEdge, GraphNode, Subgraph } from '#contract/graph.ts';
import type { RelationType } from '#contract/model/relation.ts';
import type { EntityType } from '#contract/model/registry.ts';
import type { QueryResult } from '../api/run-query.ts';
import type { Expansion } from './patch.ts';

/** Neighbours that are drawn as one element which says how many they are. */
export interface Crowd {
  id: string;
  anchor: string;
  relation: RelationType;
  direction: 'out' | 'in';
  type: EntityType;
  total: number;
}

export interface CaseGraph {
  nodes: ReadonlyMap<string, GraphNode>;
  edges: ReadonlyMap<string, GraphEdge>;
  crowds: readonly Crowd[];
  /** Names of the tags that elements have, where any was put. */
  tags?: ReadonlyMap<string, readonly string[]>;
  /** Other cases in which elements turn up, while a filter asks for them; see `elsewhere.ts`. */
  elsewhere?: ReadonlyMap<string, readonly string[]> | undefined;
}

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((a, b) => a + b, 0);

/** How many elements and relations a case has; the case itself is no element of its own graph. */
export const caseSize = ({
  counts,
}: Pick<QueryResult<'overview'>, 'counts'>): { nodes: number; edges: number } => ({
  nodes: sum({ ...counts.nodes, Case: 0 }),
  edges: sum(counts.relations),
});

/** An answered expansion. */
export interface Expanded {
  expansion: Expansion;
  answer: Pick<Subgraph, 'nodes' | 'edges'> & {
    byRelation: readonly {
      relation: RelationType;
      direction: 'out' | 'in';
      type: EntityType;
      total: number;
    }[];
  };
}

const crowdId = (expansion: Pick<Expansion, 'id' | 'relation' | 'direction'>, type: string): string =>
  `crowd:${expansion.id}:${expansion.relation ?? '*'}:${expansion.direction ?? '*'}:${type}`;

/** Whether an id is that of a crowd, a group, or a line for several: drawn, but no element of the case. */
export const isDrawnOnly = ({ nodes, edges }: CaseGraph, id: string): boolean =>
  /^(?:crowd|group|sum):/.test(id) && !nodes.has(id) && !edges.has(id);

/** Joins the overview with what was expanded; of one element the later answer stands. */
export function joinGraph(
  overview: Pick<Subgraph, 'nodes' | 'edges'>,
  expanded: readonly Expanded[],
): CaseGraph {
  const nodes = new Map(overview.nodes.map((node) => [node.id, node]));
  const edges = new Map(overview.edges.map((edge) => [edge.id, edge]));
  const crowds: Crowd[] = [];
  for (const { expansion, answer } of expanded) {
    if (expansion.as === 'count') {
      for (const { relation, direction, type, total } of answer.byRelation) {
        crowds.push({ id: crowdId(expansion, type), anchor: expansion.id, relation, direction, type, total });
      }
      continue;
    }
    for (const node of answer.nodes) nodes.set(node.id, node);
    for (const edge of answer.edges) edges.set(edge.id, edge);
  }
  return { nodes, edges, crowds };
}

// Guarded expand: a page of what stands around an element, relation by relation, each saying n of N.
import { RELATION_TYPES } from '#contract/model/relation.ts';
import { cypher, type Engine, type GraphValue, toEdge, toNode } from '../../graph/index.ts';
import type { GraphEdge, GraphNode } from '#contract/graph.ts';
import { noElement } from '../assert-case.ts';
import type { ParamsOf, Step } from '../define.ts';
import { relationsOf, type RelationCount } from '../relation-counts.ts';

interface Page {
  nodes: GraphNode[];
  edges: GraphEdge[];
}

/** Neighbours that are read as one page. */
type Group = Pick<RelationCount, 'relation' | 'direction'>;

async function readNeighbours(engine: Engine, params: ParamsOf<'neighbours'>, group: Group): Promise<Page> {
  const statement = cypher(`queries/neighbours-${group.direction}`, { relation: group.relation });
  const { case: caseId, id, type = '', order, offset, limit } = params;
  if (limit === 0) return { nodes: [], edges: [] };
  const rows = await engine.read(statement, { case: caseId, id, type, order, offset, limit });
  return {
    nodes: rows.map((row) => toNode(row['node'])),
    edges: rows.flatMap((row) => (row['edges'] as GraphValue[]).map(toEdge)),
  };
}

/** One entry per relation and direction: the pages are of these, whatever wanted types stand at the other ends. */
function groupsOf(counts: readonly RelationCount[], params: ParamsOf<'neighbours'>): Group[] {
  return RELATION_TYPES.flatMap((relation) =>
    (['out', 'in'] as const).flatMap((direction) => {
      const isWanted =
        (params.relation ?? relation) === relation && (params.direction ?? direction) === direction;
      const found = counts.find((count) => count.relation === relation && count.direction === direction);
      return isWanted && found !== undefined ? [found] : [];
    }),
  );
}

export const neighbours: Step<'neighbours'> = async ({ graph }, params) => {
  const engine = await graph.engine();
  const { case: caseId, id, relation, direction } = params;
  const read = (groups: readonly Group[]): Promise<Page[]> =>
    Promise.all(groups.map((group) => readNeighbours(engine, params, group)));
  // Of one relation in one direction nothing need be counted before it is read: a hub does both at once.
  const only = relation === undefined || direction === undefined ? undefined : [{ relation, direction }];
  const [[element], relations, early] = await Promise.all([
    engine.read(cypher('queries/element'), { case: caseId, id }),
    relationsOf(engine, caseId, id, direction),
    only === undefined ? undefined : read(only),
  ]);
  if (element === undefined) return noElement(id);
  const counts = relations.filter(({ type }) => type === (params.type ?? type));
  const groups = only ?? groupsOf(counts, params);
  const pages = early ?? (await read(groups));

  const nodes = new Map([[id, toNode(element['node'])]]);
  const edges = new Map<string, GraphEdge>();
  const shown = new Map<string, number>();
  for (const [at, page] of pages.entries()) {
    const group = groups[at];
    for (const node of page.nodes) {
      nodes.set(node.id, node);
      const key = `${group?.relation} ${group?.direction} ${node.type}`;
      shown.set(key, (shown.get(key) ?? 0) + 1);
    }
    for (const edge of page.edges) edges.set(edge.id, edge);
  }
  const wanted = counts.filter(({ relation, direction }) =>
    groups.some((group) => group.relation === relation && group.direction === direction),
  );
  const byRelation = wanted.map((count) => ({
    ...count,
    shown: shown.get(`${count.relation} ${count.direction} ${count.type}`) ?? 0,
  }));
  return {
    nodes: [...nodes.values()],
    edges: [...edges.values()],
    byRelation,
    // Neighbours, counted once for every relation in which they stand.
    shown: byRelation.reduce((sum, count) => sum + count.shown, 0),
    total: byRelation.reduce((sum, count) => sum + count.total, 0),
  };
};

// Parts of a case's graph that one statement cannot hand over: the whole case in pages, and what lies around an element.
import type { GraphEdge, GraphNode } from '#contract/graph.ts';
import { cypher } from './cypher.ts';
import { toEdge, toNode } from './elements.ts';
import type { Engine, GraphValue } from './engine.ts';

/** Elements in one page of a walk over a case. */
const PAGE = 2_000;

const text = (value: GraphValue | undefined): string => String(value);

/** The key of an element of a case. */
export const keyOf = (caseId: string, ref: string): string => `${caseId}/${ref}`;

/** All nodes of a case, in the order of their keys, a page at a time. */
export async function* caseNodes(engine: Engine, caseId: string, page = PAGE): AsyncGenerator<GraphNode[]> {
  for (let after = ''; ;) {
    const rows = await engine.read(cypher('queries/case-nodes'), { case: caseId, after, limit: page });
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map((row) => toNode(row['node']));
    if (rows.length < page) return;
    after = text(last['key']);
  }
}

/** All relationships of a case, in the order of the keys of the nodes that they reach, a page of nodes at a time. */
export async function* caseEdges(engine: Engine, caseId: string, page = PAGE): AsyncGenerator<GraphEdge[]> {
  for await (const nodes of caseNodes(engine, caseId, page))
    yield await edgesInto(
      engine,
      nodes.map((node) => keyOf(caseId, node.id)),
    );
}

async function edgesInto(engine: Engine, keys: string[]): Promise<GraphEdge[]> {
  const rows = await engine.read(cypher('queries/edges-into'), { keys });
  return rows.map((row) => toEdge(row['edge']));
}

function* pages<T>(items: readonly T[]): Generator<T[]> {
  for (let from = 0; from < items.length; from += PAGE) yield items.slice(from, from + PAGE);
}

/** A part of a graph, nodes and edges in the order of `caseNodes` and `caseEdges`. */
export interface Part {
  nodes: GraphNode[];
  edges: GraphEdge[];
}

/**
 * All elements at most `hops` relationships away from `refs`, whatever their direction, and all relationships among them.
 * @returns undefined where the case lacks one of them
 */
export async function around(
  engine: Engine,
  caseId: string,
  refs: string | readonly string[],
  hops: number,
): Promise<Part | undefined> {
  const reached = new Set([refs].flat().map((ref) => keyOf(caseId, ref)));
  let found = 0;
  for (const keys of pages([...reached]))
    found += (await engine.read(cypher('queries/elements'), { keys })).length;
  if (found < reached.size) return undefined;
  let edge = [...reached];
  for (let hop = 0; hop < hops && edge.length > 0; hop++) {
    const next = new Set<string>();
    for (const keys of pages(edge))
      for (const row of await engine.read(cypher('queries/frontier'), { keys })) {
        const key = text(row['key']);
        if (!reached.has(key)) next.add(key);
      }
    for (const key of next) reached.add(key);
    edge = [...next];
  }
  return among(engine, caseId, [...reached]);
}

/** The elements with these keys and all relationships among them; keys that are not there are left out. */
export async function among(engine: Engine, caseId: string, keys: readonly string[]): Promise<Part> {
  const inside = new Set(keys);
  const part: Part = { nodes: [], edges: [] };
  for (const some of pages([...inside].sort())) {
    const rows = await engine.read(cypher('queries/elements'), { keys: some });
    part.nodes.push(...rows.map((row) => toNode(row['node'])));
    const edges = await edgesInto(engine, some);
    part.edges.push(...edges.filter((edge) => inside.has(keyOf(caseId, edge.source))));
  }
  return part;
}

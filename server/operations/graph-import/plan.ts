// What a graph comes to in a case: every element becomes a fact, a reference of one, or is left out with its reason. Nothing is written here.
import type { GraphMapping, NodeTarget } from '#contract/graph-import.ts';
import { id as idSchema } from '#contract/scalars.ts';
import type { RawGraph } from '../../ingest/graphs/define.ts';
import { takeEdges } from './edges.ts';
import { leaving, type Leaving } from './left.ts';
import { takeNodes } from './nodes.ts';
import type { CaseView, Making, Planned } from './planned.ts';
import { resolve } from './references.ts';
import { settle } from './settle.ts';

export interface Plan {
  facts: Planned[];
  /** Elements of the file that the case has already. */
  known: number;
  nodes: { read: number; taken: number };
  edges: { read: number; taken: number };
  left: Leaving;
}

/** Ids of new elements: their own where it can stand, else one that is free; none is given twice. */
function givingIds(view: CaseView): Making['idFor'] {
  const given = new Set<string>();
  return (type: NodeTarget, own: string): string => {
    const isFine = idSchema.safeParse(own).success && !view.isTaken(own) && !given.has(own);
    let made = isFine ? own : view.freeId(type);
    while (given.has(made)) made = view.freeId(type);
    given.add(made);
    return made;
  };
}

/** @param mapping of which every element's rule is asked; what no rule names is left out */
export function planGraph(graph: RawGraph, mapping: GraphMapping, view: CaseView): Plan {
  const left = leaving();
  const making: Making = { view, left, stands: new Map(), seen: new Set(), idFor: givingIds(view) };
  const byNode = takeNodes(graph.nodes, mapping.nodes, making);
  const byEdge = takeEdges(graph.edges, mapping.edges, making);
  resolve([...byNode.facts.values(), ...byEdge.facts], making);
  const facts = settle(graph, byNode, byEdge, making);
  return {
    facts,
    known: byNode.known + byEdge.known,
    nodes: { read: graph.nodes.length, taken: graph.nodes.length - left.count('node') },
    edges: { read: graph.edges.length, taken: byEdge.taken.size },
    left,
  };
}

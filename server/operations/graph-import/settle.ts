// Checks what a graph comes to by the definitions. What is faulty is left out, and so is what refers to it and cannot stand without.
import { checkByHand } from '#contract/hand.ts';
import { entityOf } from '#contract/model/registry.ts';
import type { RawGraph } from '../../ingest/graphs/define.ts';
import type { EdgePlan, Making, NodePlan, Planned } from './planned.ts';

const keyOf = ({ type, id }: { type: string; id: string }): string => `${type}:${id}`;

/** Takes out of a fact what refers to something that went. */
function unrefer(fact: Planned, names: readonly string[], gone: ReadonlySet<string>): void {
  const { fields } = entityOf(fact.type);
  for (const name of names) {
    const value = fact.values[name];
    const refers = fields[name]?.refers ?? [];
    if (typeof value === 'string' && refers.some((type) => gone.has(keyOf({ type, id: value }))))
      delete fact.values[name];
  }
  fact.supports = fact.supports.filter((id) => !gone.has(keyOf({ type: 'Evidence', id })));
}

/** @returns the facts that stand; `stands` and what edges took lose those that do not */
export function settle(
  graph: RawGraph,
  byNode: NodePlan,
  byEdge: EdgePlan,
  { stands, left }: Pick<Making, 'stands' | 'left'>,
): Planned[] {
  const raw = new Map(graph.nodes.map((node) => [node.id, node]));
  const origin = new Map([...byNode.facts].map(([id, fact]) => [fact, raw.get(id)!]));
  const edgeOf = new Map(
    [...byEdge.taken].flatMap(([edge, fact]) => (fact === undefined ? [] : [[fact, edge] as const])),
  );
  const gone = new Set<string>();
  const alive = new Set<Planned>([...byNode.facts.values(), ...byEdge.facts]);
  for (let changed = true; changed;) {
    changed = false;
    for (const fact of alive) {
      const names = Object.keys(entityOf(fact.type).fields).filter((name) => name !== 'id');
      unrefer(fact, names, gone);
      const { values, faults } = checkByHand(fact.type, fact.values, names);
      const [fault] = faults;
      if (fault === undefined) {
        fact.values = values;
        continue;
      }
      alive.delete(fact);
      gone.add(keyOf(fact));
      changed = true;
      const node = origin.get(fact);
      if (node !== undefined)
        left.add('node', 'faulty', byNode.value.get(node.id) ?? '', node, fault.column, fault.message);
      else {
        const edge = edgeOf.get(fact);
        if (edge === undefined) continue;
        left.add('edge', 'faulty', byEdge.value.get(edge) ?? '', edge, fault.column, fault.message);
        byEdge.taken.delete(edge);
      }
    }
  }
  for (const [nodeId, { type, id, fact }] of stands)
    if (fact !== undefined && gone.has(keyOf({ type, id }))) stands.delete(nodeId);
  // An edge of which an end went stands for nothing any more.
  for (const [edge] of byEdge.taken) {
    const end = [edge.source, edge.target].findIndex((one) => !stands.has(one));
    if (end === -1) continue;
    left.add('edge', 'end-left-out', byEdge.value.get(edge) ?? '', edge, end === 0 ? 'source' : 'target');
    byEdge.taken.delete(edge);
  }
  return [...alive];
}

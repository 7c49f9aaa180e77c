// The chain by tier: who stands in each column, what they hold, and how much passed between the columns.
import { actorsOf } from '#contract/actors.ts';
import type { GraphEdge, GraphNode } from '#contract/graph.ts';
import { party } from '#contract/model/party.ts';
import { tiersOf } from '#drawing/tiers.ts';
import { cents, passedOf } from '../transfers.ts';

/** One who stands in a column: a party, or a handle that nobody is known to use. */
export interface Actor {
  id: string;
  node: GraphNode;
  lists: number;
  sent: number;
  received: number;
}

export interface Tier {
  tier: number;
  actors: Actor[];
  lists: number;
  rows: number;
}

/** What passed from one column to another, or within one. */
export interface Flow {
  from: number;
  to: number;
  /** Ids of the transfers. */
  transfers: string[];
  /** Records said to have passed, and yuan paid for them, where documents say so of any; out of how many transfers. */
  records: number;
  yuan: number;
  priced: number;
  /** Derivations between lists held in these columns. */
  derived: string[];
}

export interface ChainMap {
  tiers: Tier[];
  flows: Flow[];
}

const TIERS = [...new Set(party.kinds.map(({ tier }) => tier))].sort((a, b) => a - b);

export function chainMap(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): ChainMap {
  const tierOf = tiersOf(nodes, edges);
  const actingAs = actorsOf(edges);
  const isActor = ({ id, type }: GraphNode): boolean =>
    type === 'Party' || (type === 'Handle' && actingAs(id) === id);
  const actors = new Map<string, Actor>();
  for (const node of nodes)
    if (isActor(node)) actors.set(node.id, { id: node.id, node, lists: 0, sent: 0, received: 0 });
  const actorOf = (id: string): Actor | undefined => actors.get(actingAs(id));
  const holders = new Map<string, string[]>();
  for (const { type, source, target } of edges) {
    if (type === 'HOLDS') holders.set(target, [...(holders.get(target) ?? []), source]);
  }

  const tiers = new Map(TIERS.map((tier) => [tier, { tier, actors: [] as Actor[], lists: 0, rows: 0 }]));
  for (const node of nodes) {
    if (node.type !== 'List') continue;
    const column = tiers.get(tierOf.get(node.id) ?? -1);
    if (column !== undefined) {
      column.lists += 1;
      column.rows += Number(node.props['rows'] ?? 0);
    }
    for (const holder of holders.get(node.id) ?? []) {
      const actor = actorOf(holder);
      if (actor !== undefined) actor.lists += 1;
    }
  }
  const flows = new Map<string, Flow>();
  const flow = (from: number, to: number): Flow => {
    const key = `${from} ${to}`;
    const known = flows.get(key) ?? { from, to, transfers: [], records: 0, yuan: 0, priced: 0, derived: [] };
    flows.set(key, known);
    return known;
  };
  for (const { id, from, to, records, yuan } of passedOf(nodes, edges)) {
    if (from === undefined || to === undefined) continue;
    const [giver, taker] = [actorOf(from), actorOf(to)];
    if (giver !== undefined) giver.sent += 1;
    if (taker !== undefined) taker.received += 1;
    const passed = flow(tierOf.get(giver?.id ?? from) ?? 0, tierOf.get(taker?.id ?? to) ?? 0);
    passed.transfers.push(id);
    passed.records += records ?? 0;
    if (yuan === undefined) continue;
    passed.yuan = cents(passed.yuan + yuan);
    passed.priced += 1;
  }
  for (const { id, type, source, target } of edges) {
    if (type === 'DERIVED_FROM') flow(tierOf.get(target) ?? 0, tierOf.get(source) ?? 0).derived.push(id);
  }
  for (const actor of actors.values()) tiers.get(tierOf.get(actor.id) ?? -1)?.actors.push(actor);
  const busy = (actor: Actor): number => actor.sent + actor.received + actor.lists;
  for (const { actors: inside } of tiers.values())
    inside.sort((a, b) => busy(b) - busy(a) || (a.id < b.id ? -1 : 1));
  return {
    tiers: [...tiers.values()],
    flows: [...flows.values()].sort((a, b) => a.from - b.from || a.to - b.to),
  };
}

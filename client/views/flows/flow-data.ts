// Transfers summed up as flows: from whom to whom, how often, and how much as far as documents say.
import { actorsOf } from '#contract/actors.ts';
import type { GraphEdge, GraphNode } from '#contract/graph.ts';
import { cents, passedOf } from '../transfers.ts';

export const MEASURED = ['transfers', 'records', 'yuan'] as const;
export type Measured = (typeof MEASURED)[number];

export const GROUPINGS = ['party', 'kind', 'trade', 'region'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export interface Flow {
  source: string;
  target: string;
  transfers: readonly string[];
  /** Sums over those transfers that say it, and how many do not. */
  records: number;
  withoutRecords: number;
  yuan: number;
  withoutYuan: number;
}

export interface Flows {
  flows: readonly Flow[];
  /** Transfers of which an end is not in sight, so that they flow nowhere. */
  loose: number;
}

/**
 * The flows of what is in sight. Whoever acts under several handles is one, by the claim that they are used by one party.
 * Yuan are price times records where both are documented; what is not documented is counted and never guessed.
 *
 * @param groupOf the group that a party or handle is summed up under
 */
export function flowsOf(
  nodes: readonly GraphNode[],
  edges: readonly GraphEdge[],
  groupOf: (actor: string) => string,
): Flows {
  const actorOf = actorsOf(edges);
  const found = new Map<string, Flow & { transfers: string[] }>();
  let loose = 0;
  for (const { id, from, to, records, yuan } of passedOf(nodes, edges)) {
    if (from === undefined || to === undefined) {
      loose += 1;
      continue;
    }
    const [source, target] = [groupOf(actorOf(from)), groupOf(actorOf(to))];
    const key = JSON.stringify([source, target]);
    const flow = found.get(key) ?? {
      source,
      target,
      transfers: [],
      records: 0,
      withoutRecords: 0,
      yuan: 0,
      withoutYuan: 0,
    };
    flow.transfers.push(id);
    if (records === undefined) flow.withoutRecords += 1;
    else flow.records += records;
    if (yuan === undefined) flow.withoutYuan += 1;
    else flow.yuan = cents(flow.yuan + yuan);
    found.set(key, flow);
  }
  return { flows: [...found.values()], loose };
}

/** How much a flow is, and how many of its transfers do not say so. */
export function amountOf(flow: Flow, measured: Measured): { amount: number; unknown: number } {
  if (measured === 'transfers') return { amount: flow.transfers.length, unknown: 0 };
  return measured === 'records'
    ? { amount: flow.records, unknown: flow.withoutRecords }
    : { amount: flow.yuan, unknown: flow.withoutYuan };
}

/** The largest flows first; of equal ones those of more transfers, then by name. */
export const byAmount = (flows: readonly Flow[], measured: Measured): Flow[] =>
  flows.toSorted(
    (a, b) =>
      amountOf(b, measured).amount - amountOf(a, measured).amount ||
      b.transfers.length - a.transfers.length ||
      (`${a.source}\n${a.target}` < `${b.source}\n${b.target}` ? -1 : 1),
  );

/**
 * Parts flows into those that run forward and those that would close a circle, which no layered picture can hold: larger
 * flows are taken first, so what runs back is the least.
 */
export function withoutCircles(flows: readonly Flow[]): { forward: Flow[]; back: Flow[] } {
  const next = new Map<string, Set<string>>();
  const leadsTo = (from: string, wanted: string): boolean => {
    const seen = new Set<string>();
    const open = [from];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (id === wanted) return true;
      if (seen.has(id)) continue;
      seen.add(id);
      open.push(...(next.get(id) ?? []));
    }
    return false;
  };
  const forward: Flow[] = [];
  const back: Flow[] = [];
  for (const flow of flows) {
    if (leadsTo(flow.target, flow.source)) {
      back.push(flow);
      continue;
    }
    forward.push(flow);
    next.set(flow.source, (next.get(flow.source) ?? new Set()).add(flow.target));
  }
  return { forward, back };
}

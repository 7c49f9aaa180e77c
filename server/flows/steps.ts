// From elements to the steps by which lists can pass: who sends to a transfer, which list it delivers, what is copied from what.
import { actorsOf } from '#contract/actors.ts';
import type { GraphEdge, GraphNode } from '#contract/graph.ts';
import type { Mode } from '#contract/model/transfer.ts';
import { whenOf, type When } from '#contract/when.ts';

/** A part of a case's graph, as far as lists pass along it. */
export interface FlowGraph {
  nodes: ReadonlyMap<string, GraphNode>;
  edges: readonly GraphEdge[];
}

export interface FlowConditions {
  /** Only transfers of this mode. */
  mode?: Mode | undefined;
  /** Only derivations that are documented, confirmed, or at least as probable (0–1). */
  least: number;
  /** `lists`: from list to list alone; `parties`: also through whoever held a list, to all that he handed on. */
  through: 'lists' | 'parties';
}

/** One step, in the direction in which lists pass. */
export interface FlowStep {
  edge: string;
  to: string;
}

export interface FlowSteps {
  from: ReadonlyMap<string, readonly FlowStep[]>;
  /** Transfers of other modes; derivations that are less probable, and those of which no probability is known. */
  leftOut: { byMode: number; lessProbable: number; withoutProbability: number };
}

interface Ends {
  senders: Set<string>;
  receivers: Set<string>;
}

/** Why a derivation is not to be used; undefined where it is. */
function weakness({ props }: GraphEdge, least: number): 'lessProbable' | 'withoutProbability' | undefined {
  if (least <= 0 || props['kind'] === 'documented' || props['assessment'] === 'confirmed') return undefined;
  if (typeof props['probability'] !== 'number') return 'withoutProbability';
  return props['probability'] < least ? 'lessProbable' : undefined;
}

/** Adds to what stands under a key; a copy of it for each of a hub's thousands of steps would cost minutes. */
export function grow<K, V>(all: Map<K, V[]>, key: K, value: V): void {
  const known = all.get(key);
  if (known === undefined) all.set(key, [value]);
  else known.push(value);
}

/**
 * All steps of a part of the graph. A transfer delivers the list that it names, unless its sender holds that list and no
 * receiver does: then it was what was handed over. A list that somebody holds came to him, and what he holds or hands on
 * later may have come from it.
 *
 * @param ends what is asked about: a party among them stands for the lists that it holds
 */
export function flowSteps(
  { nodes, edges }: FlowGraph,
  conditions: FlowConditions,
  ends: readonly string[],
): FlowSteps {
  const from = new Map<string, FlowStep[]>();
  const leftOut = { byMode: 0, lessProbable: 0, withoutProbability: 0 };
  const actor = actorsOf(edges);
  const holders = new Map<string, Set<string>>();
  const about = new Map<string, Ends>();
  const asked = new Set(ends.map(actor));
  for (const { type, source, target } of edges) {
    if (type === 'HOLDS') holders.set(target, (holders.get(target) ?? new Set()).add(actor(source)));
    if (type !== 'SENT' && type !== 'RECEIVED') continue;
    const known = about.get(target) ?? { senders: new Set(), receivers: new Set() };
    known[type === 'SENT' ? 'senders' : 'receivers'].add(actor(source));
    about.set(target, known);
  }
  const isOther = (id: string): boolean => {
    const node = nodes.get(id);
    return (
      conditions.mode !== undefined && node?.type === 'Transfer' && node.props['mode'] !== conditions.mode
    );
  };
  for (const node of nodes.values()) if (isOther(node.id)) leftOut.byMode += 1;
  const add = (edge: string, a: string, b: string): void => {
    if (!nodes.has(a) || !nodes.has(b) || isOther(a) || isOther(b)) return;
    grow(from, a, { edge, to: b });
  };
  const isThroughParties = conditions.through === 'parties';
  for (const edge of edges) {
    const { id, type, source, target } = edge;
    switch (type) {
      case 'DERIVED_FROM': {
        const weak = weakness(edge, conditions.least);
        if (weak === undefined) add(id, target, source);
        else leftOut[weak] += 1;
        break;
      }
      case 'OF': {
        const held = holders.get(target) ?? new Set<string>();
        const { senders, receivers } = about.get(source) ?? { senders: new Set(), receivers: new Set() };
        const isHandedOver =
          [...held].some((id_) => senders.has(id_)) && ![...held].some((id_) => receivers.has(id_));
        if (isHandedOver) add(id, target, source);
        else add(id, source, target);
        break;
      }
      case 'SENT':
        if (isThroughParties) add(id, source, target);
        break;
      case 'RECEIVED':
        if (isThroughParties) add(id, target, source);
        break;
      case 'HOLDS':
      case 'USES':
        // Lists alone are followed from and to the lists of whoever is asked about.
        if (!isThroughParties && !asked.has(actor(source))) break;
        add(id, source, target);
        add(id, target, source);
        break;
      default:
        break;
    }
  }
  return { from, leftOut };
}

/** The steps the other way round: for what lies upstream. */
export function turned(from: FlowSteps['from']): Map<string, FlowStep[]> {
  const back = new Map<string, FlowStep[]>();
  for (const [a, steps] of from) {
    for (const { edge, to } of steps) grow(back, to, { edge, to: a });
  }
  return back;
}

/** When each element happened; parties and handles have no time of their own. */
export const timesOf = ({ nodes }: Pick<FlowGraph, 'nodes'>): ((id: string) => When | undefined) => {
  const times = new Map(
    [...nodes.values()].flatMap((node) =>
      node.type === 'Transfer' || node.type === 'List' ? [[node.id, whenOf(node)] as const] : [],
    ),
  );
  return (id) => times.get(id);
};

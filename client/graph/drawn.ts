// From a part of the graph to what is drawn: a transfer with its two ends becomes one edge, a list a card of its holder.
import type { GraphEdge, GraphNode } from '#contract/graph.ts';
import type { EntityType } from '#contract/model/registry.ts';
import { oneLine } from '#contract/text.ts';
import { edgeStrength } from '#drawing/edge-strength.ts';
import { holdersOf } from '#drawing/holders.ts';
import { edgeFacet, isFolded, nodeFacet } from '#drawing/facets.ts';
import type { Crowd } from '../state/case-graph.ts';
import type { Visible } from '../state/visible.ts';
import { derivedWidth } from '#drawing/edge-looks.ts';
import { tiersOf } from '#drawing/tiers.ts';

/** How an element looks by the rules of a style, where that is not as its kind. */
export interface Paint {
  colour?: { light: string; dark: string };
  /** How much larger than its kind it is drawn. */
  factor?: number;
  /** A mark at its corner, and one instead of its icon. */
  badge?: string;
  glyph?: string;
  dash?: readonly number[];
}

export interface DrawnNode {
  id: string;
  type: EntityType;
  facet: string;
  label: string;
  tier: number;
  /** Who it stands under: a list under its one holder, a handle under the party that uses it where it does nothing else. */
  holder?: string;
  /** How many it stands for, where it is a crowd or a folded group. */
  crowd?: number;
  /** The open group it stands in. */
  parent?: string;
  /** An open group: a frame around its members. */
  isFrame?: true;
  /** When it happened or was found, between two days that may be the same; months stand for their first day. */
  when?: { from: string; to: string };
  paint?: Paint;
}

/** An edge in the direction in which lists flow: a derivation runs from the source to its copy. */
export interface DrawnEdge {
  id: string;
  source: string;
  target: string;
  facet: string;
  label: string;
  /** Which of several edges between the same two nodes it is, from 0. */
  lane: number;
  /** Width of the line where it tells how strong the edge is (px). */
  width?: number;
  /** How many lines it stands for, where there are several. */
  count?: number;
  /** When a transfer took place. */
  on?: string;
  paint?: Paint;
}

export interface Drawn {
  nodes: DrawnNode[];
  edges: DrawnEdge[];
}

/** The words of the language shown that the drawing needs. */
export interface Words {
  caption(node: GraphNode): string;
  /** Short text on a transfer, such as “出售 ¥0.8”. */
  transfer(node: GraphNode): string;
  crowd(crowd: Crowd): string;
  /** A holder with so many lists folded into it. */
  holding(caption: string, lists: number): string;
  /** What a facet is called. */
  facet(facet: string): string;
}

/** Longest label that is drawn, in characters; the details show all of it. */
const LONGEST = 60;

/** A label on one line, cut where it is long, without control characters or marks that turn the writing direction. */
export function plainLabel(label: string, longest = LONGEST): string {
  const line = oneLine(label);
  const letters = [...line];
  return letters.length > longest ? `${letters.slice(0, longest - 1).join('')}…` : line;
}

interface Ends {
  from: string[];
  to: string[];
}

function endsOf(edges: readonly GraphEdge[]): Map<string, Ends> {
  const found = new Map<string, Ends>();
  for (const edge of edges) {
    if (edge.type !== 'SENT' && edge.type !== 'RECEIVED') continue;
    const ends = found.get(edge.target) ?? { from: [], to: [] };
    ends[edge.type === 'SENT' ? 'from' : 'to'].push(edge.source);
    found.set(edge.target, ends);
  }
  return found;
}

export type Line = Omit<DrawnEdge, 'lane'>;

const dayOf = ({ props }: GraphNode, ...names: string[]): string | undefined => {
  const found = names.map((name) => props[name]).find((value) => typeof value === 'string');
  return typeof found === 'string' ? found : undefined;
};

/** When an element happened or was found, as far as its own dates tell. */
function whenOf(node: GraphNode): { from: string; to: string } | undefined {
  const known = dayOf(node, 'on', 'obtained_on', 'given_on');
  const from = known ?? dayOf(node, 'first_possible_on', 'last_possible_on');
  const to = known ?? dayOf(node, 'last_possible_on', 'first_possible_on');
  return from === undefined || to === undefined ? undefined : { from, to };
}

const lineOf = (edge: GraphEdge): Line => {
  const isDerivation = edge.type === 'DERIVED_FROM';
  const strength = edgeStrength(edge);
  return {
    id: edge.id,
    source: isDerivation ? edge.target : edge.source,
    target: isDerivation ? edge.source : edge.target,
    facet: edgeFacet(edge),
    label: '',
    ...(strength === undefined ? {} : { width: derivedWidth(strength) }),
  };
};

/** Gives every line between the same two nodes a lane of its own. */
export function inLanes(lines: readonly Line[]): DrawnEdge[] {
  const taken = new Map<string, number>();
  return lines.map((line) => {
    const pair = JSON.stringify(
      line.source < line.target ? [line.source, line.target] : [line.target, line.source],
    );
    const lane = taken.get(pair) ?? 0;
    taken.set(pair, lane + 1);
    return { ...line, lane };
  });
}

/** What is drawn of the part in sight. A transfer of which an end is not known here stays a node. */
export function toDrawn(visible: Pick<Visible, 'nodes' | 'edges' | 'crowds'>, words: Words): Drawn {
  const ends = endsOf(visible.edges);
  const holders = holdersOf(visible.edges);
  const tiers = tiersOf(visible.nodes, visible.edges);
  const nodes: DrawnNode[] = [];
  const lines: Line[] = [];
  const folded = new Set<string>();
  for (const node of visible.nodes) {
    const { from, to } = ends.get(node.id) ?? { from: [], to: [] };
    const [source] = from;
    const [target] = to;
    const facet = nodeFacet(node);
    if (node.type === 'Transfer' && from.length === 1 && to.length === 1 && source && target) {
      folded.add(node.id);
      const on = whenOf(node)?.from;
      lines.push({
        id: node.id,
        source,
        target,
        facet,
        label: plainLabel(words.transfer(node)),
        ...(on === undefined ? {} : { on }),
      });
      continue;
    }
    const holder = holders.get(node.id);
    const when = whenOf(node);
    nodes.push({
      id: node.id,
      type: node.type,
      facet,
      label: plainLabel(words.caption(node)),
      tier: tiers.get(node.id) ?? 0,
      ...(holder === undefined ? {} : { holder }),
      ...(when === undefined ? {} : { when }),
    });
  }
  for (const crowd of visible.crowds) {
    const { id, anchor, type, total } = crowd;
    const tier = tiers.get(anchor) ?? 0;
    nodes.push({ id, type, facet: type, label: plainLabel(words.crowd(crowd)), tier, crowd: total });
    const facet = `relation:${crowd.relation}`;
    lines.push({ id: `${id}:edge`, source: anchor, target: id, facet, label: '' });
  }
  const here = new Set(nodes.map(({ id }) => id));
  for (const edge of visible.edges) {
    const isPartOfFold = isFolded(edge.type) && (folded.has(edge.source) || folded.has(edge.target));
    if (isPartOfFold) continue;
    const line = lineOf(edge);
    if (here.has(line.source) && here.has(line.target)) lines.push(line);
  }
  return { nodes, edges: inLanes(lines) };
}

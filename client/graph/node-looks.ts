// How nodes look, from the contract's looks: by type, and by kind where a type has kinds.
import type { GraphNode } from '#contract/graph.ts';
import type { Look } from '#contract/model/define.ts';
import { entityOf, entityType, type EntityType } from '#contract/model/registry.ts';
import type { Text } from '#contract/text.ts';
import type { DrawnNode } from './drawn.ts';
import { nodeFacet } from '#drawing/facets.ts';

/** Look and title of a facet of nodes: `List`, `Party:merchant`; of a whole type where the kind is not known. */
export function facetLook(facet: string): { look: Look; title: Text; type: EntityType } {
  const [head, value] = facet.split(':');
  const type = entityType.catch('Transfer').parse(head);
  const entity = entityOf(type);
  const kind = entity.kinds.find((known) => known.value === value);
  return { look: kind?.look ?? entity.look, title: kind?.text ?? entity.title, type };
}

export const lookOf = (node: GraphNode): Look =>
  node.type === 'Transfer' ? entityOf('Transfer').look : facetLook(nodeFacet(node)).look;

/** How much room a node needs in a layout, its label included (px at zoom 1). */
export interface Size {
  width: number;
  height: number;
  /** Cards hold their caption inside; others have it below. */
  isCard: boolean;
}

const CARD: Size = { width: 138, height: 24, isCard: true };
const PARTY: Size = { width: 38, height: 38, isCard: false };
const SMALL: Size = { width: 28, height: 28, isCard: false };
const TINY: Size = { width: 16, height: 16, isCard: false };

/** Types of which there are crowds are drawn small; rectangles hold their caption; what has kinds or acts is large. */
export function sizeOf(type: EntityType): Size {
  if (entityOf(type).look.shape === 'rectangle') return CARD;
  if (type === 'Owner') return TINY;
  return entityOf(type).kinds.length > 0 ? PARTY : SMALL;
}

/** Size of a crowd, by how many it stands for (px). */
const crowdSize = (total: number): number =>
  24 + Math.min(36, Math.round(Math.log10(Math.max(1, total)) * 9));

/** Cards keep their text, so a rule makes them only a little larger. */
const CARD_SHARE = 0.3;

/** How large a node is drawn: by its type, by how many it stands for, by the rules of a style. */
export function drawnSize({ type, crowd, paint }: Pick<DrawnNode, 'type' | 'crowd' | 'paint'>): Size {
  const size = sizeOf(type);
  if (crowd !== undefined) return { ...size, width: crowdSize(crowd), height: crowdSize(crowd) };
  const factor = paint?.factor ?? 1;
  const grown = size.isCard ? 1 + (factor - 1) * CARD_SHARE : factor;
  return { ...size, width: Math.round(size.width * grown), height: Math.round(size.height * grown) };
}

/** Height of a caption below a node, and the widest it grows. */
export const LABEL = { height: 18, width: 118 } as const;

/** Room of a node with its caption. */
export function outline(type: EntityType): { width: number; height: number } {
  const size = sizeOf(type);
  return size.isCard
    ? size
    : { width: type === 'Owner' ? 56 : LABEL.width, height: size.height + LABEL.height };
}

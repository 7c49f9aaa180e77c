// How nodes look, from the contract's looks: by type, and by kind where a type has kinds.
import type { GraphNode } from '#contract/graph.ts';
import type { Look } from '#contract/model/define.ts';
import { entityOf, entityType, type EntityType } from '#contract/model/registry.ts';
import type { Text } from '#contract/text.ts';
import { nodeFacet } from '../state/facets.ts';

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

/** Height of a caption below a node, and the widest it grows. */
export const LABEL = { height: 18, width: 118 } as const;

/** Room of a node with its caption. */
export function outline(type: EntityType): { width: number; height: number } {
  const size = sizeOf(type);
  return size.isCard
    ? size
    : { width: type === 'Owner' ? 56 : LABEL.width, height: size.height + LABEL.height };
}

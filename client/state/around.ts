// What a table may list besides all that is in sight: the members of a group, or neighbours of an element, page by page.
import { relationType, type RelationType } from '#contract/model/relation.ts';
import { entityType, type EntityType } from '#contract/model/registry.ts';
import type { Address, ViewId } from './address.ts';

/** Neighbours of an element, by relation, direction and type. */
export interface Around {
  id: string;
  relation: RelationType;
  direction: 'out' | 'in';
  type: EntityType;
}

/** As it stands in the address: `CONTAINS.out.Owner.L19`. */
export const writeAround = ({ relation, direction, type, id }: Around): string =>
  `${relation}.${direction}.${type}.${id}`;

/** Reads it; undefined for anything else, such as the id of a group. */
export function readAround(text: string): Around | undefined {
  const [relation, direction, type, ...rest] = text.split('.');
  const known = relationType.safeParse(relation);
  const kind = entityType.safeParse(type);
  if (!known.success || !kind.success || (direction !== 'out' && direction !== 'in')) return undefined;
  return { relation: known.data, direction, type: kind.data, id: rest.join('.') };
}

/** The change of the address that shows something as a table: below the graph, unless the table fills the middle. */
export const asTable = (around: string, view: ViewId): Partial<Address> =>
  view === 'table' ? { around } : { around, below: 'table' };

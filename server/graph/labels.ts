// The labels and relationship types that statements may be filled with: read from the contract, never from data.
import { RELATIONS, RELATION_TYPES, type Relation, type RelationType } from '#contract/model/relation.ts';
import { ENTITY_TYPES, entityOf, type EntityType } from '#contract/model/registry.ts';

const relations = RELATION_TYPES.map((type): [RelationType, Relation] => [type, RELATIONS[type]]);

/** Types that stand at the far end of a relation with a crowd (owners, complexes): opened on request only. */
const crowd: ReadonlySet<string> = new Set(
  relations.flatMap(([, relation]) => (relation.crowd ? relation.ends[1] : [])),
);

/** Every node is an `Element`; all that the overview shows is of the `Chain`, the many behind it are of the `Crowd`. */
export const labelsOf = (type: EntityType): string[] =>
  type === 'Case' ? [type] : [crowd.has(type) ? 'Crowd' : 'Chain', type];

/** Types that stand in the graph as nodes. */
export const nodeTypes: readonly EntityType[] = ENTITY_TYPES.filter((type) => entityOf(type).as === 'node');

/** Relations whose ends are both of the chain. */
export const chainRelations: readonly RelationType[] = relations
  .filter(([, relation]) => !relation.ends.flat().some((end) => crowd.has(end)))
  .map(([type]) => type);

/** Labels of a type's kinds, such as `Merchant`; none where it has no kinds. */
export const kindLabels = (type: EntityType): string[] => entityOf(type).kinds.map((kind) => kind.label);

/** Every label that a statement may be filled with. */
export const knownLabels: ReadonlySet<string> = new Set([
  'Chain',
  'Crowd',
  ...nodeTypes,
  ...nodeTypes.flatMap(kindLabels),
]);

// Our own words in a file that we exported: which types and relations of ours a graph can assert, and which follow from rows.
import { EDGE_TARGETS, NODE_TARGETS, type EdgeTarget } from '#contract/graph-import.ts';
import { ENTITY_TYPES, entityOf, type EntityType } from '#contract/model/registry.ts';
import { RELATION_TYPES } from '#contract/model/relation.ts';

const NODES: ReadonlySet<string> = new Set(NODE_TARGETS);
const EDGES: ReadonlySet<string> = new Set(EDGE_TARGETS);

/** Types that no graph can assert: lists come with their rows, and all else of them follows. */
const FOLLOWING_TYPES = ENTITY_TYPES.filter((type) => !NODES.has(type) && !EDGES.has(type));

/** The type of ours that a value names, where no graph can assert it. */
export const followingType = (value: string): EntityType | undefined =>
  FOLLOWING_TYPES.find((type) => type === value);

/** Elements of their own that an edge becomes: those whose two ends are fields of theirs. */
const JOINING = ENTITY_TYPES.flatMap((type) =>
  EDGES.has(type) && !NODES.has(type)
    ? entityOf(type).edges.map((edge) => [edge.type as string, type as EdgeTarget] as const)
    : [],
);

/** What an edge of each relation of ours becomes; null where it follows. */
const OWN_EDGES: ReadonlyMap<string, EdgeTarget | null> = new Map(
  RELATION_TYPES.map((type) => [
    type,
    EDGES.has(type) ? (type as EdgeTarget) : (new Map<string, EdgeTarget>(JOINING).get(type) ?? null),
  ]),
);

/** What an edge becomes that names a relation of ours: null where it follows from rows; undefined where it names none. */
export const ownEdge = (value: string): EdgeTarget | null | undefined => OWN_EDGES.get(value);

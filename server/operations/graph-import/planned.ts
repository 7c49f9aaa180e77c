// What a plan is made of: facts to assert, what stands for a node, what of the case must be known.
import type { NodeTarget } from '#contract/graph-import.ts';
import type { EntityType } from '#contract/model/registry.ts';
import type { RawEdge } from '../../ingest/graphs/define.ts';
import type { Leaving } from './left.ts';

/** A fact that is to be asserted. */
export interface Planned {
  type: NodeTarget | 'Cooperation';
  id: string;
  line: number;
  values: Record<string, unknown>;
  /** Attributes that no field names. */
  extra: Record<string, string>;
  /** Exhibits that support it and that it has no field for. */
  supports: string[];
}

/** The element of the case that a node of the file is; with its fact where it is new. */
export interface Standing {
  type: EntityType;
  id: string;
  fact?: Planned;
}

/** What a plan must know of the case. */
export interface CaseView {
  /** Values of an element by type and id. */
  values(type: EntityType, id: string): Readonly<Record<string, unknown>> | undefined;
  /** Whether an id was ever used. */
  isTaken(id: string): boolean;
  /** The handle of a platform and value. */
  account(platform: unknown, value: unknown): string | undefined;
  /** An id that is free, for elements whose own cannot stand. */
  freeId(type: EntityType): string;
}

/** A plan while it is being made. */
export interface Making {
  view: CaseView;
  left: Leaving;
  /** By the id of a node: what it stands for, where it stands for something. */
  stands: Map<string, Standing>;
  /** Ids of the file's nodes. */
  seen: Set<string>;
  /** The id of a new element: its own where it can stand. */
  idFor(type: NodeTarget, own: string): string;
}

/** What nodes come to. */
export interface NodePlan {
  /** By the id of the node. */
  facts: Map<string, Planned>;
  /** The value that says what each node is, of those that became facts. */
  value: Map<string, string>;
  /** Nodes that the case has already. */
  known: number;
}

/** What edges come to. */
export interface EdgePlan {
  facts: Planned[];
  /** The fact or reference that each edge is of, to be left out with it; undefined where the case has it. */
  taken: Map<RawEdge, Planned | undefined>;
  /** The value that says what each edge is. */
  value: Map<RawEdge, string>;
  /** Edges that the case has already. */
  known: number;
}

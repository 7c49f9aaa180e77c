// What the record holds and hands out: facts, rows, journal entries, owners.
import type { Hand } from '#contract/hand.ts';
import type { EntityType } from '#contract/model/registry.ts';
import type { LinkedOwner } from '../linkage/describe.ts';

export type { NormalRecord, StoredRow } from '#contract/model/normal-record.ts';

/** Of the rows of one list, whose each is (index into the owners) and which of the owner's homes. */
export interface ListOwners {
  list: string;
  rows: Int32Array;
  owners: Int32Array;
  homes: Int32Array;
}

/** What linkage found: owners, and whose the rows of each list are. */
export interface Linkage {
  owners: readonly LinkedOwner[];
  lists: readonly ListOwners[];
}

/**
 * What can be asserted beside the entities of the contract, and never enters the graph: what was inferred about a list, what was
 * decided about rows and about edges, which rows are false, how far the work on a task is, which canaries turned up and were
 * given out in which rows, what people noted.
 */
export const BESIDE_ENTITIES = [
  'Lineage',
  'Decision',
  'Assessment',
  'Mark',
  'Identity',
  'Task',
  'Alert',
  'AlertWord',
  'CanarySheet',
  'Note',
  'Tags',
] as const;

/** What can be asserted. */
export type FactType = EntityType | (typeof BESIDE_ENTITIES)[number];

/** Whether a fact is one of the contract's entities, which the graph holds as node or edge. */
export const isEntity = (type: FactType): type is EntityType =>
  !(BESIDE_ENTITIES as readonly string[]).includes(type);

/** What an assertion says: the contract's fields, columns that the contract does not know, and what a person said by hand. */
export interface FactPayload {
  values: Record<string, unknown>;
  extra?: Record<string, string>;
  hand?: Hand;
}

/** A fact as it stands now: the last assertion of its subject that was not retracted. */
export interface Fact {
  case: string;
  type: FactType;
  /** The case folder's own id. */
  id: string;
  /** Unique in the case: the id, or `Type:id` where another type of the case took the id first. */
  ref: string;
  /** The journal entry that asserted it. */
  entry: number;
  payload: FactPayload;
}

/** An owner as the record keeps it: pseudonym and masked caption. */
export interface Owner {
  id: string;
  caption: string;
  /** Id of the complex. */
  complex?: string;
  /** Rows of the case's lists that are this owner's. */
  records: number;
  entry: number;
}

/** A complex (小区) of a case and how many owners live in it. */
export interface Complex {
  id: string;
  name: string;
  owners: number;
  entry: number;
}

/** An entry to append. The payload may be anything that JSON can hold. */
export interface NewEntry {
  action: string;
  case?: string;
  subject: string;
  payload?: unknown;
}

/** An entry of the journal. `batch` is the entry that began the batch it belongs to. */
export interface JournalEntry {
  seq: number;
  at: string;
  actor: string;
  action: string;
  case?: string;
  subject: string;
  payload?: unknown;
  batch: number;
  prev: string;
  hash: string;
  /** Of a case that came from another installation: the number of the entry there, who made it and when. */
  received?: { seq: number; at: string; actor: string };
}

// The registry of entities: one line each. Constraints, indexes, forms, stylesheet, legend and docs derive from it.
import { z } from 'zod';
import { canary } from './canary.ts';
import { caseEntity } from './case.ts';
import { complaint } from './complaint.ts';
import { complex } from './complex.ts';
import { cooperation } from './cooperation.ts';
import type { Entity } from './define.ts';
import { evidence } from './evidence.ts';
import { handle } from './handle.ts';
import { list } from './list.ts';
import { owner } from './owner.ts';
import { party } from './party.ts';
import { transfer } from './transfer.ts';

/** In the order in which a case folder is read and references resolve. */
export const ENTITIES = {
  Case: caseEntity,
  Party: party,
  Handle: handle,
  Evidence: evidence,
  List: list,
  Transfer: transfer,
  Cooperation: cooperation,
  Complaint: complaint,
  Canary: canary,
  Owner: owner,
  Complex: complex,
} as const;

export type EntityType = keyof typeof ENTITIES;
export const ENTITY_TYPES = Object.keys(ENTITIES) as EntityType[];
export const entityType = z.enum(ENTITY_TYPES);

/** The definition of a type, in the general form that generic code reads. */
export const entityOf = (type: EntityType): Entity => ENTITIES[type] as unknown as Entity;

/** All definitions, in registry order. */
export const entities = (): Entity[] => ENTITY_TYPES.map(entityOf);

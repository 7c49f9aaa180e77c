// What an assertion that was sent may say. Every reader of the record takes it for granted, those of other cases and of the graph among
// them, so that one malformed assertion would break more than the case that brings it.
import { z } from 'zod';
import { assessment } from '#contract/assessment.ts';
import { keptAlert } from '#contract/canaries.ts';
import { mark } from '#contract/count.ts';
import { decision } from '#contract/decision.ts';
import { hand } from '#contract/hand.ts';
import { identityClaim } from '#contract/identity.ts';
import { ENTITIES, type EntityType } from '#contract/model/registry.ts';
import { keptNote } from '#contract/note.ts';
import { taskWord } from '#contract/proof-task.ts';
import { keptSheet } from '../../queries/canaries/sheets.ts';
import { keptTags } from '../../queries/notes/tags.ts';
import type { FactType } from '../../record/index.ts';

/** What is beside the entities. Lineage is inferred again by whoever takes a case. */
const BESIDE: Readonly<Record<Exclude<FactType, EntityType>, z.ZodType>> = {
  Lineage: z.unknown(),
  Decision: decision,
  Assessment: assessment,
  Mark: mark,
  Identity: identityClaim,
  Task: taskWord,
  Alert: keptAlert,
  AlertWord: z.object({ alert: z.number().int(), reason: z.string() }),
  CanarySheet: keptSheet,
  Note: keptNote,
  Tags: keptTags,
};

const payloadOf = z.object({
  values: z.record(z.string(), z.unknown()),
  extra: z.record(z.string(), z.string()).optional(),
  hand: hand.optional(),
});

/** An entity by the contract's definition; owners and complexes are derived and never asserted. */
export function isSoundEntity(type: string, values: unknown): boolean {
  const entity = Object.entries(ENTITIES).find(([name]) => name === type)?.[1];
  return (
    entity !== undefined && type !== 'Owner' && type !== 'Complex' && entity.schema.safeParse(values).success
  );
}

/** Whether the payload of an assertion about something of a type is one. */
export function isSoundAssertion(type: string, payload: unknown): boolean {
  const said = payloadOf.safeParse(payload).data;
  if (said === undefined) return false;
  const beside = Object.entries(BESIDE).find(([name]) => name === type)?.[1];
  return beside === undefined ? isSoundEntity(type, said.values) : beside.safeParse(said.values).success;
}

// What a person writes into a case by hand: what is asked, how it is checked while it is typed and again when it comes, what is kept of it.
import { z } from 'zod';
import { reason } from './decision.ts';
import { uploadId } from './import.ts';
import { EMPTY, issueText, type Issue } from './issues.ts';
import { evidence } from './model/evidence.ts';
import { entityOf, ENTITY_TYPES, type EntityType } from './model/registry.ts';
import { brokenRule } from './model/rules.ts';
import { journalEntry } from './queries/element.ts';
import { grade } from './grades.ts';
import { id } from './scalars.ts';
import { both, message, type Text } from './text.ts';

/** Types of which something can be written by hand, and those of which new ones can be added. */
export const HAND_TYPES = ENTITY_TYPES.filter((type) => entityOf(type).byHand !== undefined);
export const ADDED_TYPES = HAND_TYPES.filter((type) => entityOf(type).byHand?.adds === true);

const at = z.number().int().min(1).max(1_000_000);

/** Lines of a text, or pages of a document, counted from 1. */
export const passage = z
  .object({ from: at, to: at })
  .refine(
    ({ from, to }) => from <= to,
    message('起始行不得大于结束行', 'the first line comes before the last one'),
  );
export type Passage = z.infer<typeof passage>;

/** On what a statement stands: who says so or where it was seen, how far that can be relied on, and the exhibit with the passage in it. */
export const grounds = z.object({
  source: z
    .string()
    .trim()
    .min(1, message('请写明来源：谁说的，或在哪里看到', 'say who says so, or where it was seen'))
    .max(1000),
  grade,
  evidence: id.optional(),
  passage: passage.optional(),
});
export type Grounds = z.infer<typeof grounds>;

/** An exhibit that supports a statement. */
export const support = z.object({ evidence: id, from: at.optional(), to: at.optional() });
export type Support = z.infer<typeof support>;

/**
 * What the record keeps beside the values of a statement by hand. `said`: the fields that it set; `upholds`: those that
 * statements before it set. A load sets neither of the two, and what it says of them is kept in the journal.
 */
export const hand = z.object({
  said: z.array(z.string()),
  upholds: z.array(z.string()),
  source: z.string().optional(),
  grade: grade.optional(),
  supports: z.array(support),
  /** The element that this one was joined into; it then stands for nothing by itself. */
  joined: z.string().optional(),
  /** Joins (as `Party:B1`) that a load followed when it found this: taken back with them. */
  follows: z.array(z.string()).optional(),
});
export type Hand = z.infer<typeof hand>;

const typed = z.union([z.string().max(100_000), z.number()]);

/** What is asked of `POST /api/cases/:case/elements`: a new element; its id is made where none is given. */
export const newElement = z.object({
  type: z.enum(HAND_TYPES as [EntityType, ...EntityType[]]),
  id: id.optional(),
  values: z.record(z.string(), typed),
  grounds,
});
export type NewElement = z.infer<typeof newElement>;

/** What is asked of `POST …/elements/:id/statements`: fields that are otherwise, `null` where they are empty. */
export const statement = z.object({
  values: z.record(z.string(), typed.nullable()),
  grounds,
  /** The entry that stood when the person began; another one by now is a conflict. */
  seen: z.number().int().min(1),
});
export type Statement = z.infer<typeof statement>;

/** What came of it: the element, and the entry by which it is taken back. */
export const stated = z.object({ id: z.string(), type: z.enum(ENTITY_TYPES), entry: journalEntry });
export type Stated = z.infer<typeof stated>;

/** An uploaded file that becomes evidence, of an element where one is named. */
export const attachment = z.object({
  upload: uploadId,
  kind: evidence.schema.shape.kind,
  on: evidence.schema.shape.on,
  summary: evidence.schema.shape.summary,
  grounds: grounds.pick({ source: true, grade: true }),
  element: z.string().optional(),
});
export type Attachment = z.infer<typeof attachment>;

/** Two parties or two handles that are one: the other one goes, and what names it names this one. */
export const joinElements = z.object({
  other: z.string().min(1),
  reason,
  grounds: grounds.pick({ grade: true, evidence: true }),
});
export type JoinElements = z.infer<typeof joinElements>;

/** One party or handle that is two: a new one, and which facts are of it. */
export const splitElement = z.object({
  id: id.optional(),
  values: z.record(z.string(), typed),
  facts: z
    .array(z.object({ type: z.enum(ENTITY_TYPES), id: z.string().min(1) }))
    .min(1, message('请至少选择一项', 'choose at least one'))
    .max(20_000),
  reason,
  grounds: grounds.pick({ grade: true, evidence: true }),
});
export type SplitElement = z.infer<typeof splitElement>;

/** A fault at a field. */
export interface HandFault {
  column: string;
  message: Text;
}

/** What a person may write of a type; nothing where it is not said. */
export const handFields = (type: EntityType): readonly string[] => entityOf(type).byHand?.fields ?? [];

/** Fields that the grounds of a new element fill, so that nobody is asked twice. */
const FILLED: Readonly<Record<string, 'grade' | 'evidence'>> = { grade: 'grade', evidence_id: 'evidence' };

/** The fields that a person fills for a new element: its grade and exhibit are those of the grounds. */
export const newFields = (type: EntityType): readonly string[] =>
  handFields(type).filter((name) => FILLED[name] === undefined);

/** The values of a new element with what its grounds say. */
export function withGrounds(
  type: EntityType,
  values: Readonly<Record<string, unknown>>,
  from: Pick<Grounds, 'grade' | 'evidence'>,
): Record<string, unknown> {
  const filled = handFields(type).flatMap((name) => {
    const by = FILLED[name];
    const value = by === undefined ? undefined : from[by];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...values, ...Object.fromEntries(filled) };
}

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

/**
 * Checks values of a type by its own definition: each field, then what fields must be to each other.
 *
 * @param names which fields; all that may be written by hand where not said
 * @returns the values as they are kept, empty ones left out, and every fault
 */
export function checkByHand(
  type: EntityType,
  values: Readonly<Record<string, unknown>>,
  names: readonly string[] = handFields(type),
): { values: Record<string, unknown>; faults: HandFault[] } {
  const entity = entityOf(type);
  const kept: Record<string, unknown> = {};
  const faults: HandFault[] = Object.keys(values)
    .filter((name) => !names.includes(name))
    .map((column) => ({
      column,
      message: both('此项不能手工填写', 'this cannot be written by hand'),
    }));
  for (const name of names) {
    const field = entity.fields[name];
    const given = values[name];
    const value = typeof given === 'string' ? given.trim() : given;
    if (field === undefined) continue;
    if (isEmpty(value)) {
      if (field.required) faults.push({ column: name, message: EMPTY });
      continue;
    }
    const parsed = field.schema.safeParse(value);
    if (parsed.success) kept[name] = parsed.data;
    else faults.push({ column: name, message: issueText(parsed.error.issues[0] as Issue) });
  }
  for (const rule of entity.rules) {
    const broken = brokenRule(rule, kept);
    if (broken === undefined) continue;
    const label = entity.fields[rule.other]?.label ?? both(rule.other, rule.other);
    const [zh, en] = [broken(label.zh).zh, broken(label.en).en];
    faults.push({ column: rule.fault, message: both(zh, en) });
  }
  return { values: kept, faults };
}

// A form for an entity, read from its definition in the contract: which input a field takes, and what is wrong with what was typed.
import { z } from 'zod';
import { checkByHand, grounds as groundsShape, handFields, type Grounds } from '#contract/hand.ts';
import type { Field } from '#contract/model/define.ts';
import { entityOf, type EntityType } from '#contract/model/registry.ts';
import { grade } from '#contract/grades.ts';
import { count, isoDate, yuan } from '#contract/scalars.ts';
import type { Text } from '#contract/text.ts';
import type { Typed } from '../state/hand.ts';

export type Input =
  | { as: 'element'; types: readonly EntityType[] }
  | { as: 'choice'; values: readonly string[] }
  | { as: 'grade' }
  | { as: 'date' }
  | { as: 'number' }
  | { as: 'long' }
  | { as: 'text' };

/** The longest text that is one line. */
const ONE_LINE = 500;

/** The input that a field takes, by its schema. */
export function inputOf({ schema, refers }: Field): Input {
  if (refers !== undefined) return { as: 'element', types: refers as readonly EntityType[] };
  if (schema === isoDate) return { as: 'date' };
  if (schema === grade) return { as: 'grade' };
  if (schema === yuan || schema === count) return { as: 'number' };
  if (schema instanceof z.ZodEnum) return { as: 'choice', values: schema.options.map(String) };
  const most = schema instanceof z.ZodString ? schema.maxLength : null;
  return { as: most === null || most > ONE_LINE ? 'long' : 'text' };
}

export interface HandField {
  name: string;
  label: Text;
  isRequired: boolean;
  input: Input;
}

/** The fields of a form, in the order of the contract. */
export const fieldsOf = (type: EntityType, names: readonly string[]): HandField[] =>
  names.flatMap((name) => {
    const field = entityOf(type).fields[name];
    return field === undefined
      ? []
      : [{ name, label: field.label, isRequired: field.required, input: inputOf(field) }];
  });

/** What is wrong, by field; nothing of fields that nobody has touched where they stand already. */
export function faultsOf(
  type: EntityType,
  values: Readonly<Record<string, unknown>>,
  names: readonly string[] = handFields(type),
): Map<string, Text> {
  const { faults } = checkByHand(type, values, names);
  return new Map(faults.map(({ column, message }) => [column, message]));
}

const numberOf = (text: string): number | undefined => (text.trim() === '' ? undefined : Number(text));

/** Grounds as they are sent; undefined where they are not whole, with what is wrong in `faults`. */
export function groundsFrom(typed: Typed['grounds']): {
  grounds: Grounds | undefined;
  faults: ReadonlySet<keyof Typed['grounds']>;
} {
  const { source, reliability, credibility, evidence, from, to } = typed;
  const [first, last] = [numberOf(from), numberOf(to) ?? numberOf(from)];
  const hasPassage = evidence !== '' && first !== undefined;
  const asked = {
    source,
    grade: `${reliability}${credibility}`,
    ...(evidence === '' ? {} : { evidence }),
    ...(hasPassage ? { passage: { from: first, to: last } } : {}),
  };
  const checked = groundsShape.safeParse(asked);
  if (checked.success) return { grounds: checked.data, faults: new Set() };
  const faults = new Set<keyof Typed['grounds']>();
  for (const { path } of checked.error.issues) {
    if (path[0] === 'grade') {
      if (reliability === '') faults.add('reliability');
      if (credibility === '') faults.add('credibility');
    } else if (path[0] === 'passage') faults.add('from');
    else if (path[0] === 'source') faults.add('source');
  }
  return { grounds: undefined, faults };
}

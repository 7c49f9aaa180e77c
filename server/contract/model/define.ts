// The vocabulary in which entities and relations are declared; everything else derives from such definitions.
import { z } from 'zod';
import type { Text } from '../text.ts';

/**
 * One field of an entity.
 * `at` says where it may stand: `graph` (also in the graph, answers and exports) or `record` (encrypted record only,
 * shown masked in details). `refers` names the entity types whose id the field holds.
 */
export interface Field<S extends z.ZodType = z.ZodType, R extends boolean = boolean> {
  schema: S;
  label: Text;
  required: R;
  at: 'graph' | 'record';
  refers?: readonly string[];
}

type Shape<F extends Record<string, Field>> = {
  [K in keyof F]: F[K] extends Field<infer S, infer R> ? (R extends true ? S : z.ZodOptional<S>) : never;
};

interface FieldOptions {
  at?: 'graph' | 'record';
  refers?: readonly string[];
}

/** A field that must be present. */
export const required = <S extends z.ZodType>(
  schema: S,
  zh: string,
  en: string,
  options: FieldOptions = {},
): Field<S, true> => ({
  schema,
  label: { zh, en },
  required: true,
  at: 'graph',
  ...options,
});

/** A field that may be absent. */
export const optional = <S extends z.ZodType>(
  schema: S,
  zh: string,
  en: string,
  options: FieldOptions = {},
): Field<S, false> => ({
  schema,
  label: { zh, en },
  required: false,
  at: 'graph',
  ...options,
});

/** How an entity looks: one colour (light and dark theme), one icon name, one Cytoscape shape. */
export interface Look {
  colour: { light: string; dark: string };
  icon: string;
  shape:
    | 'ellipse'
    | 'round-rectangle'
    | 'diamond'
    | 'hexagon'
    | 'round-tag'
    | 'octagon'
    | 'triangle'
    | 'rectangle';
}

/** A kind of an entity, which is a second label in the graph (`Party:Merchant`). `tier` is its column in the supply chain, 0 = source. */
export interface Kind {
  value: string;
  label: string;
  text: Text;
  tier: number;
  look: Look;
}

/** An edge that an entity's own fields assert: from the element named by `start` to that named by `end`; `self` is the entity. */
export interface Edge {
  type: string;
  start: 'self' | string;
  end: 'self' | string;
  /** Fields copied on to the relationship. */
  carries?: readonly string[];
}

/**
 * Two fields that must fit one another: `order`: `one` is not later than `other`; `differ`: they are not the same.
 * A fault is shown at `fault`.
 */
export interface Rule {
  kind: 'order' | 'differ';
  one: string;
  other: string;
  fault: string;
  /** What to write instead, where the kind does not say it. */
  message?: Text;
}

/** What a person may write of an entity by hand: these fields, and whether new ones may be added. */
export interface ByHand {
  adds: boolean;
  fields: readonly string[];
}

/**
 * Declares an entity: its fields, table in a case folder, look, kinds and edges.
 * `table` is the file of the case folder that holds it; `as: 'edge'` makes it a relationship instead of a node.
 */
export function defineEntity<const T extends string, F extends Record<string, Field>>(definition: {
  type: T;
  title: Text;
  fields: F;
  table?: string;
  as?: 'node' | 'edge';
  /** Field by which a row of the table is known; `id` where not said. Edge entities join several. */
  key?: readonly (keyof F & string)[];
  caption: keyof F & string;
  kindField?: keyof F & string;
  kinds?: readonly Kind[];
  edges?: readonly Edge[];
  /** The fields that say from when and until when it can have happened; the same one twice where a date says it. */
  when?: readonly [keyof F & string, keyof F & string];
  rules?: readonly Rule[];
  /** Nothing can be written by hand where it is not said. */
  byHand?: ByHand;
  look: Look;
}) {
  const shape = Object.fromEntries(
    Object.entries(definition.fields).map(([name, field]) => [
      name,
      field.required ? field.schema : field.schema.optional(),
    ]),
  ) as Shape<F>;
  return {
    as: 'node' as 'node' | 'edge',
    key: ['id'] as readonly string[],
    kinds: [] as readonly Kind[],
    edges: [] as readonly Edge[],
    rules: [] as readonly Rule[],
    ...definition,
    schema: z.object(shape),
  };
}

export type Entity = Omit<
  ReturnType<typeof defineEntity>,
  'fields' | 'caption' | 'kindField' | 'when' | 'schema'
> & {
  fields: Record<string, Field>;
  caption: string;
  kindField?: string;
  when?: readonly [string, string];
  schema: z.ZodObject;
};

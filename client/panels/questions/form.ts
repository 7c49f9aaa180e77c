// What a question of the contract asks for and what its answer looks like, read from its schemas alone.
import { z } from 'zod';
import { ENTITY_TYPES, entityType, type EntityType } from '#contract/model/registry.ts';
import { ELEMENTS, type Query } from '#contract/queries/define.ts';
import { leftOut, sure } from '#contract/queries/reach.ts';
import { QUERIES } from '#contract/queries/registry.ts';
import type { Text } from '#contract/text.ts';

/** What the page itself knows or asks for: no field of a form. */
const GIVEN: ReadonlySet<string> = new Set(['case', 'limit', 'offset']);

/** What a parameter or column is called: by the query's labels, else by its own name. */
export const labelOf = ({ labels }: Query, name: string): Text => labels?.[name] ?? { zh: name, en: name };

export interface FormField {
  name: string;
  label: Text;
  isRequired: boolean;
  /** What stands in it at first, as text. */
  initial: string;
  input:
    | { as: 'element'; types: readonly EntityType[] }
    | { as: 'number'; isInteger: boolean; min?: number; max?: number }
    | { as: 'choice'; values: readonly string[] }
    | { as: 'text' };
}

type Schema = z.core.JSONSchema.JSONSchema;

const objectOf = (schema: Schema | boolean | undefined): Schema => (typeof schema === 'object' ? schema : {});

const paramsOf = (query: Query): Schema =>
  z.toJSONSchema(query.params, { io: 'input', unrepresentable: 'any' });

/** A bound that a person could meet; those of the number type itself are none. */
const bound = (value: number | undefined): number | undefined =>
  value === undefined || Math.abs(value) >= Number.MAX_SAFE_INTEGER ? undefined : value;

function inputOf(schema: Schema): FormField['input'] {
  const types = z.array(entityType).safeParse(schema[ELEMENTS]).data;
  if (types !== undefined) return { as: 'element', types: types.length > 0 ? types : ENTITY_TYPES };
  if (schema.enum !== undefined) return { as: 'choice', values: schema.enum.map(String) };
  if (schema.type === 'boolean') return { as: 'choice', values: ['true', 'false'] };
  if (schema.type !== 'number' && schema.type !== 'integer') return { as: 'text' };
  const [min, max] = [bound(schema.minimum), bound(schema.maximum)];
  return {
    as: 'number',
    isInteger: schema.type === 'integer',
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  };
}

/** The fields of a question's form, in the order of its parameters. */
export function formOf(query: Query): FormField[] {
  const { properties = {}, required = [] } = paramsOf(query);
  return Object.entries(properties)
    .filter(([name]) => !GIVEN.has(name))
    .map(([name, given]) => {
      const schema = objectOf(given);
      // `nullable` is a choice between the schema and null.
      const meant = schema.anyOf?.map(objectOf).find(({ type }) => type !== 'null') ?? schema;
      const isRequired = required.includes(name);
      return {
        name,
        label: labelOf(query, name),
        isRequired,
        initial: schema.default === undefined ? '' : String(schema.default),
        input: inputOf(meant),
      };
    });
}

/** Parameters for the server from what was typed: empty fields are left out, the case is added where it is asked for. */
export function paramsFrom(
  query: Query,
  caseId: string,
  typed: Readonly<Record<string, string>>,
): Record<string, string> {
  const filled = formOf(query)
    .map(({ name }) => [name, typed[name] ?? ''] as const)
    .filter(([, value]) => value !== '');
  return { ...('case' in query.params.shape ? { case: caseId } : {}), ...Object.fromEntries(filled) };
}

/** Names of fields that are empty though needed, or that the contract refuses. */
export function faultsOf(
  query: Query,
  params: Readonly<Record<string, string>>,
): Map<string, 'needed' | 'wrong'> {
  const checked = query.params.safeParse(params);
  return new Map(
    (checked.error?.issues ?? []).map(({ path }) => {
      const name = String(path[0] ?? '');
      return [name, name in params ? 'wrong' : 'needed'] as const;
    }),
  );
}

/** How many rows to ask for to see more than the `shown` ones; undefined where the query gives no more. */
export function limitAfter(query: Query, shown: number): number | undefined {
  const limit = objectOf(paramsOf(query).properties?.['limit']);
  const most = bound(limit.maximum) ?? Number.POSITIVE_INFINITY;
  if (limit.type === undefined || shown >= most) return undefined;
  return Math.min(most, shown + (typeof limit.default === 'number' ? limit.default : Math.max(shown, 1)));
}

const rows = z.object({ rows: z.array(z.record(z.string(), z.unknown())) });
const chains = z.object({
  paths: z.array(
    z.object({ nodes: z.array(z.string()), edges: z.array(z.string()), order: sure.optional() }),
  ),
});
const reaches = QUERIES.reach.result;
export type ReachAnswer = z.infer<typeof reaches>;

export type Answer =
  | { as: 'rows'; columns: readonly string[]; rows: readonly Readonly<Record<string, unknown>>[] }
  | { as: 'paths'; paths: z.infer<typeof chains>['paths'] }
  | { as: 'reach'; reach: ReachAnswer }
  | { as: 'other'; value: unknown };

/** The columns of a query made by `rowsOf`; undefined for another. */
export function columnsOf({ result }: Query): string[] | undefined {
  if (!(result instanceof z.ZodObject)) return undefined;
  const { rows: list, shown, total } = result.shape;
  const isRows = shown !== undefined && total !== undefined && Object.keys(result.shape).length === 3;
  return isRows && list instanceof z.ZodArray && list.element instanceof z.ZodObject
    ? Object.keys(list.element.shape)
    : undefined;
}

/** An answer as it is shown: rows as a table, paths as lists of elements, all else nested. */
export function answerOf(query: Query, value: unknown): Answer {
  const columns = columnsOf(query);
  const table = columns === undefined ? undefined : rows.safeParse(value).data;
  if (columns !== undefined && table !== undefined) return { as: 'rows', columns, rows: table.rows };
  const reach = reaches.safeParse(value).data;
  if (reach !== undefined) return { as: 'reach', reach };
  const found = chains.safeParse(value).data;
  return found === undefined ? { as: 'other', value } : { as: 'paths', paths: found.paths };
}

const notes = z.object({ leftOut, isWhole: z.boolean() });
export type FlowNotes = z.infer<typeof notes>;

/** What an answer about flows left out of account, where it says so. */
export const notesOf = (value: unknown): FlowNotes | undefined => notes.safeParse(value).data;

const counts = z.object({ shown: z.number(), total: z.number() });

/** How much of an answer is there, where it says so. */
export const countsOf = (value: unknown): z.infer<typeof counts> | undefined => counts.safeParse(value).data;

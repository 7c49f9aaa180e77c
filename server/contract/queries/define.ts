// A query is data: its path, parameters, result and titles; routes, OpenAPI, menus and docs derive from it.
import { z } from 'zod';
import type { EntityType } from '../model/registry.ts';
import type { Text } from '../text.ts';

/** Parameters that every query of a case has. */
export const caseParams = z.object({ case: z.string().min(1) });

/** The keyword under which a JSON schema says which types of element a parameter names. */
export const ELEMENTS = 'x-elements';

/** The id of an element, as a parameter: a form offers the elements of these types, or all where none is named. */
export const elementRef = (...types: EntityType[]) =>
  z
    .string()
    .min(1)
    .meta({ [ELEMENTS]: types });

/** The most of an answer that is given at once. */
export const MOST_AT_ONCE = 5000;

/** How much of an answer is wanted; a cut answer says `shown` of `total`. */
export const page = z.object({
  limit: z.coerce.number().int().min(0).max(MOST_AT_ONCE).default(100),
  offset: z.coerce.number().int().min(0).default(0),
});

/**
 * Declares a query: `path` by `method`, with all its parameters together in `params`: those that the path names stand in
 * the path, the others in the query string (`GET`, where not said) or in a JSON body (`POST`: for what may be personal
 * data and so must stay out of addresses, histories and logs).
 * A query whose result is made by `rowsOf` is answered by `cypher/queries/<name>.cypher` alone; others have a step in `server/queries`.
 */
export function defineQuery<const N extends string, P extends z.ZodObject, R extends z.ZodType>(definition: {
  name: N;
  method?: 'GET' | 'POST';
  path: `/api/${string}`;
  title: Text;
  help: Text;
  params: P;
  result: R;
  /** Answered by worker threads: one person has so many of these at work at once. */
  costly?: boolean;
  /** Listed in the client's menu of questions; parameters then make its form. */
  menu?: boolean;
  /** What parameters and columns are called on screen; those not named here by their own name. */
  labels?: Readonly<Record<string, Text>>;
}) {
  return definition;
}

export type Query = ReturnType<typeof defineQuery>;

/** Result of a query that is one Cypher statement: its rows, cut to `limit` from `offset`. */
export const rowsOf = <S extends z.ZodObject>(row: S) =>
  z.object({ rows: z.array(row), shown: z.number().int(), total: z.number().int() });

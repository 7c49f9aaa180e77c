// Runs a query of the contract: its path filled, its answer parsed by the contract's own schema.
import type { z } from 'zod';
import type { Query } from '#contract/queries/define.ts';
import { QUERIES, type QueryName } from '#contract/queries/registry.ts';
import { request, send } from './request.ts';

export type QueryParams<N extends QueryName> = z.input<(typeof QUERIES)[N]['params']>;
export type QueryResult<N extends QueryName> = z.output<(typeof QUERIES)[N]['result']>;

/** The address of a query and what is left for its body: parameters that the path names stand in it, the others in the query string or, by POST, in the body. */
export function addressOf(
  query: Query,
  params: Readonly<Record<string, unknown>>,
): { path: string; body?: object } {
  const left = new Map(Object.entries(params).filter(([, value]) => value !== undefined));
  const path = query.path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = String(left.get(name) ?? '');
    left.delete(name);
    return encodeURIComponent(value);
  });
  if (query.method === 'POST') return { path, body: Object.fromEntries(left) };
  const search = new URLSearchParams([...left].map(([name, value]) => [name, String(value)]));
  return { path: left.size === 0 ? path : `${path}?${search}` };
}

/**
 * Asks the server by any query of the contract and parses the answer.
 *
 * @throws ProblemError when the server refuses; ZodError when the answer breaks the contract
 */
export async function askQuery(
  query: Query,
  params: Readonly<Record<string, unknown>>,
  signal?: AbortSignal,
): Promise<unknown> {
  const { path, body } = addressOf(query, params);
  const response =
    body === undefined
      ? await request(path, signal === undefined ? {} : { signal })
      : await send('POST', path, body, signal);
  return query.result.parse(await response.json());
}

/**
 * Asks the server and parses the answer.
 *
 * @throws ProblemError when the server refuses; ZodError when the answer breaks the contract
 */
export async function runQuery<N extends QueryName>(
  name: N,
  params: QueryParams<N>,
  signal?: AbortSignal,
): Promise<QueryResult<N>> {
  const query = QUERIES[name] as unknown as Query;
  return (await askQuery(query, params as Readonly<Record<string, unknown>>, signal)) as QueryResult<N>;
}

// The answer of a statement that cuts its own rows: what one `.cypher` file of a query returns.
import { cypher, type Fill } from './cypher.ts';
import type { Engine, Params, Row } from './engine.ts';

export interface Page {
  rows: Row[];
  /** How many rows there are uncut. */
  total: number;
}

/**
 * Runs `cypher/queries/${name}.cypher`, which returns one row with `rows` (a list of maps, cut and ordered) and `total`.
 * @throws TypeError when the statement returns something else
 */
export async function readPage(engine: Engine, name: string, params: Params, fill?: Fill): Promise<Page> {
  const [answer, ...more] = await engine.read(cypher(`queries/${name}`, fill), params);
  const rows = answer?.['rows'];
  const total = answer?.['total'];
  if (more.length > 0 || !Array.isArray(rows) || typeof total !== 'number')
    throw new TypeError(`cypher/queries/${name}.cypher must return one row with rows and total`);
  return { rows: rows as Row[], total };
}

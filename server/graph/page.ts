// The answer of a query that is one statement, cut to what was asked for, with how much there is.
import { cypher } from './cypher.ts';
import type { Engine, Params, Row } from './engine.ts';

export interface Page {
  rows: Row[];
  /** How many rows there are uncut. */
  total: number;
}

/** A statement that cuts by itself returns one row: `rows`, a list of maps, and `total`. */
function ownPage(answer: Row[]): Page | undefined {
  const [first, second] = answer;
  if (!first || second) return undefined;
  const { rows, total } = first;
  if (!Array.isArray(rows) || typeof total !== 'number') return undefined;
  return { rows: rows as Row[], total };
}

/**
 * Runs `cypher/queries/${name}.cypher`. The statement either returns its rows whole and in order, and they are cut here
 * to `limit` from `offset`; or it cuts them itself by `$offset` and `$limit` and returns them as `rows`, with `total`.
 */
export async function readPage(
  engine: Engine,
  name: string,
  params: Params & { limit?: number; offset?: number },
): Promise<Page> {
  const answer = await engine.read(cypher(`queries/${name}`), params);
  const { limit = answer.length, offset = 0 } = params;
  return ownPage(answer) ?? { rows: answer.slice(offset, offset + limit), total: answer.length };
}

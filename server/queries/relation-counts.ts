// What stands around an element, counted by relation, direction and type.
import type { z } from 'zod';
import { relationCount } from '#contract/queries/element.ts';
import { cypher, type Engine } from '../graph/index.ts';

export type RelationCount = z.infer<typeof relationCount>;
type Direction = RelationCount['direction'];

const DIRECTIONS: readonly Direction[] = ['in', 'out'];

/**
 * In the order of relation, direction, type; of one direction where it is said. Each is counted by itself: to tell them apart
 * edge by edge costs a hub more than twice as much.
 */
export async function relationsOf(
  engine: Engine,
  caseId: string,
  ref: string,
  direction?: Direction,
): Promise<RelationCount[]> {
  const count = async (towards: Direction): Promise<RelationCount[]> => {
    const rows = await engine.read(cypher(`queries/element-relations-${towards}`), { case: caseId, id: ref });
    return rows.map((row) => relationCount.parse({ ...row, direction: towards }));
  };
  const wanted = DIRECTIONS.filter((each) => each === (direction ?? each));
  const counts = (await Promise.all(wanted.map(count))).flat();
  // They come by relation and type, those that lead here first.
  return counts.toSorted((a, b) => (a.relation < b.relation ? -1 : Number(a.relation > b.relation)));
}

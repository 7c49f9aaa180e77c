// What stands around an element, counted by relation, direction and type.
import type { z } from 'zod';
import { relationCount } from '#contract/queries/element.ts';
import { cypher, type Engine } from '../graph/index.ts';

export type RelationCount = z.infer<typeof relationCount>;

/** In the order of relation, direction, type. */
export async function relationsOf(engine: Engine, caseId: string, ref: string): Promise<RelationCount[]> {
  const rows = await engine.read(cypher('queries/element-relations'), { case: caseId, id: ref });
  return rows.map((row) => relationCount.parse(row));
}

// Guarded expand: what stands around an element, by relation, never more than was asked for.
import { z } from 'zod';
import { subgraph } from '../graph.ts';
import { relationType } from '../model/relation.ts';
import { entityType } from '../model/registry.ts';
import { caseParams, defineQuery, page } from './define.ts';
import { relationCount } from './element.ts';

/**
 * What comes first where not all are wanted: `degree` most connected, `size` most records, rows or owners, `date` earliest
 * transfer or list, undated ones last, `name` by caption. Equals stand by id.
 */
export const neighbourOrder = z.enum(['id', 'degree', 'size', 'date', 'name']);
export type NeighbourOrder = z.infer<typeof neighbourOrder>;

export const neighbours = defineQuery({
  name: 'neighbours',
  path: '/api/cases/:case/elements/:id/neighbours',
  title: { zh: '展开', en: 'Expand' },
  help: {
    zh: '一个元素的相邻元素，可按关系、方向和类型筛选，按所选顺序取前若干个；每种关系注明“显示 n / 共 N”',
    en: 'Neighbours of an element, by relation, direction and type if wanted, the first ones in a chosen order; every relation says n of N',
  },
  params: caseParams.extend({
    id: z.string().min(1),
    relation: relationType.optional(),
    direction: z.enum(['out', 'in']).optional(),
    type: entityType.optional(),
    order: neighbourOrder.default('id'),
    ...page.shape,
    limit: z.coerce.number().int().min(0).max(1000).default(30),
  }),
  result: subgraph.extend({ byRelation: z.array(relationCount.extend({ shown: z.number().int() })) }),
});

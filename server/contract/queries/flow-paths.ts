// Ways from one element to another along which lists can have passed without going back in time.
import { z } from 'zod';
import { subgraph } from '../graph.ts';
import { caseParams, defineQuery, elementRef } from './define.ts';
import { flowLabels, flowParams, leftOut, sure } from './reach.ts';

export const flowPaths = defineQuery({
  name: 'flow-paths',
  path: '/api/cases/:case/flow-paths',
  title: { zh: '名单可能走过的路径', en: 'Ways that lists may have gone' },
  help: {
    zh: '从起点到终点、时间上不倒退的全部路径，短的在前；日期确定的和只是可能的分开说明',
    en: 'All ways from one element to another that do not go back in time, the shortest first; certain and merely possible orders are told apart',
  },
  menu: true,
  labels: {
    from: { zh: '起点', en: 'From' },
    to: { zh: '终点', en: 'To' },
    ...flowLabels,
    hops: { zh: '最多几步', en: 'At most this many steps' },
  },
  params: caseParams.extend({
    from: elementRef('Party', 'Handle', 'List'),
    to: elementRef('Party', 'Handle', 'List'),
    ...flowParams,
    hops: z.coerce.number().int().min(1).max(24).default(12),
    limit: z.coerce.number().int().min(1).max(200).default(20),
  }),
  result: z.object({
    /** Node ids along each path, from `from` to `to`; edge ids between them; whether the order in time is certain. */
    paths: z.array(z.object({ nodes: z.array(z.string()), edges: z.array(z.string()), order: sure })),
    elements: subgraph,
    leftOut,
    /** False where the search met its bound: there may be more than `total`. */
    isWhole: z.boolean(),
    shown: z.number().int(),
    total: z.number().int(),
  }),
});

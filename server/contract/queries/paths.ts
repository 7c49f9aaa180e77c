// Shortest paths between two elements along transfers, holdings, handles and derivations.
import { z } from 'zod';
import { subgraph } from '../graph.ts';
import { caseParams, defineQuery, elementRef } from './define.ts';

/** The longest path that is looked for, in relationships; the Cypher's literal ceiling. */
export const MAX_HOPS = 8;

export const paths = defineQuery({
  name: 'paths',
  path: '/api/cases/:case/paths',
  title: { zh: '两点间路径', en: 'Paths between two elements' },
  help: { zh: '两个主体之间的所有最短路径', en: 'All shortest paths between two elements' },
  menu: true,
  labels: {
    from: { zh: '起点', en: 'From' },
    to: { zh: '终点', en: 'To' },
    hops: { zh: '最多几步', en: 'At most this many steps' },
  },
  params: caseParams.extend({
    from: elementRef('Party', 'Handle'),
    to: elementRef('Party', 'Handle'),
    hops: z.coerce.number().int().min(1).max(MAX_HOPS).default(MAX_HOPS),
    limit: z.coerce.number().int().min(1).max(50).default(10),
  }),
  result: z.object({
    /** Node ids along each path, from `from` to `to`; edge ids between them. */
    paths: z.array(z.object({ nodes: z.array(z.string()), edges: z.array(z.string()) })),
    elements: subgraph,
    shown: z.number().int(),
    total: z.number().int(),
  }),
});

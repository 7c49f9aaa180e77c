// The supply chain of a case: everything but owners, complexes and their crowds, which open on request.
import { z } from 'zod';
import { subgraph } from '../graph.ts';
import { lineageState } from '../lineage-state.ts';
import { caseParams, defineQuery } from './define.ts';

export const overview = defineQuery({
  name: 'overview',
  path: '/api/cases/:case/overview',
  title: { zh: '案件全貌', en: 'Overview' },
  help: {
    zh: '主体、账号、名单、流转、证据及其关系；业主和小区只计数',
    en: 'Parties, handles, lists, transfers, evidence and their relations; owners and complexes are counted',
  },
  params: caseParams.extend({ limit: z.coerce.number().int().min(1).max(3000).default(3000) }),
  result: subgraph.extend({
    case: z.object({ id: z.string(), title: z.string(), timezone: z.string().optional() }),
    lineageUpTo: lineageState,
    /** Nodes of the whole case by type, relationships by type. */
    counts: z.object({
      nodes: z.record(z.string(), z.number()),
      relations: z.record(z.string(), z.number()),
    }),
  }),
});

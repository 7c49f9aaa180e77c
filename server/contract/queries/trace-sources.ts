// Where a list came from: paths back to its sources, time-respecting, documented and inferred kept apart.
import { z } from 'zod';
import { trace } from '../lineage.ts';
import { lineageState } from '../lineage-state.ts';
import { caseParams, defineQuery } from './define.ts';

export const traceSources = defineQuery({
  name: 'trace-sources',
  path: '/api/cases/:case/lists/:list/sources',
  title: { zh: '追溯来源', en: 'Trace the sources' },
  help: {
    zh: '这份名单从何而来、经谁之手、最早的持有者是谁',
    en: 'Where a list came from, through whom, and its first known holder',
  },
  params: caseParams.extend({
    list: z.string().min(1),
    limit: z.coerce.number().int().min(1).max(200).default(20),
  }),
  result: trace.extend({ lineageUpTo: lineageState }),
});

// What investigators decided about whose rows are whose, newest last, with what was taken back.
import { z } from 'zod';
import { shownDecision } from '../decision.ts';
import { caseParams, defineQuery, page } from './define.ts';

export const decisions = defineQuery({
  name: 'decisions',
  path: '/api/cases/:case/decisions',
  title: { zh: '归并决定', en: 'Decisions' },
  help: {
    zh: '调查员作出的拆分与合并：理由、日志条目、是否已撤回、现在属于谁',
    en: 'Splits and joins made by investigators: reason, entry, whether undone, whose the rows are now',
  },
  params: caseParams.extend({
    /** Only those that name a row which is now this owner's. */
    owner: z.string().min(1).optional(),
    ...page.shape,
  }),
  result: z.object({
    decisions: z.array(shownDecision),
    shown: z.number().int(),
    total: z.number().int(),
  }),
});

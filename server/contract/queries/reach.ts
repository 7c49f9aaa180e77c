// Everything downstream of an element, or upstream: what its lists can have reached, and what can have led to them.
import { z } from 'zod';
import { subgraph } from '../graph.ts';
import { mode } from '../model/transfer.ts';
import { probability } from '../scalars.ts';
import { caseParams, defineQuery, elementRef, MOST_AT_ONCE } from './define.ts';

/** What the questions about flows ask alike. */
export const flowParams = {
  through: z.enum(['parties', 'lists']).default('parties'),
  mode: mode.optional(),
  least: z.coerce.number().pipe(probability).default(0),
};

export const flowLabels = {
  through: { zh: '经由', en: 'Through' },
  mode: { zh: '只看方式', en: 'Only this mode' },
  least: { zh: '推断概率不低于（0–1）', en: 'Inferred with at least this probability (0–1)' },
};

/** Whether an order in time holds for sure, or only for some of the days that are possible. */
export const sure = z.enum(['certain', 'possible']);

/** What conditions left out of account. */
export const leftOut = z.object({
  byMode: z.number().int(),
  lessProbable: z.number().int(),
  withoutProbability: z.number().int(),
});

export const reach = defineQuery({
  name: 'reach',
  path: '/api/cases/:case/reach',
  title: { zh: '下游与上游', en: 'Downstream and upstream' },
  help: {
    zh: '按时间顺序，一份名单（或一个主体经手的名单）可能到过哪里，或可能从哪里来',
    en: 'Where a list, or what a party handled, can have gone to or come from, without going back in time',
  },
  menu: true,
  labels: {
    id: { zh: '元素', en: 'Element' },
    direction: { zh: '方向', en: 'Direction' },
    ...flowLabels,
  },
  params: caseParams.extend({
    id: elementRef('List', 'Party', 'Handle', 'Transfer'),
    direction: z.enum(['downstream', 'upstream']).default('downstream'),
    ...flowParams,
    limit: z.coerce.number().int().min(1).max(MOST_AT_ONCE).default(3000),
  }),
  result: z.object({
    /** What was reached, by the earliest day of its way (upstream: the latest first), without the element itself. */
    reached: z.array(z.object({ id: z.string(), order: sure })),
    elements: subgraph,
    leftOut,
    /** False where the search met its bound: there may be more than `total`. */
    isWhole: z.boolean(),
    shown: z.number().int(),
    total: z.number().int(),
  }),
});

// Two owners compared: what speaks for and against one person, and what they would be together.
import { z } from 'zod';
import { ownerBrief } from '../decision.ts';
import { weighing } from '../owner.ts';
import { caseParams, defineQuery } from './define.ts';

const side = ownerBrief.extend({ lists: z.number().int(), homes: z.number().int() });

export const ownerAgainst = defineQuery({
  name: 'owner-against',
  path: '/api/cases/:case/owners/:owner/against/:other',
  title: { zh: '两位业主的比较', en: 'Two owners compared' },
  help: {
    zh: '两位业主是否可能为同一人：各字段的权重，合并前后的对照',
    en: 'Whether two owners may be one person: the weight of each field, before and after a join',
  },
  params: caseParams.extend({ owner: z.string().min(1), other: z.string().min(1) }),
  result: z.object({
    left: side,
    right: side,
    /** All rows of the one weighed against all rows of the other. */
    weighed: weighing,
    /** Both have ID numbers whose check character is right, and none in common. */
    idNumbersDiffer: z.boolean(),
    lists: z.number().int(),
    rows: z.number().int(),
  }),
});

// The rows behind a number of the count: duplicates with the row that counts in their place, false ones with why, those that count.
import { z } from 'zod';
import { countRow, falseReason } from '../count.ts';
import { defineQuery, page } from './define.ts';
import { countScope } from './count.ts';

export const countRows = defineQuery({
  name: 'count-rows',
  path: '/api/cases/:case/count/rows',
  costly: true,
  title: { zh: '计数的明细行', en: 'Rows behind a count' },
  help: {
    zh: '被扣除的重复行、虚假行，或计入的行',
    en: 'The rows that were deducted as duplicate or false, or that count',
  },
  params: countScope.extend({
    of: z.enum(['duplicate', 'false', 'counted']),
    reason: falseReason.optional(),
    /** Only those of this list of the scope. */
    in: z.string().min(1).optional(),
    ...page.shape,
  }),
  result: z.object({ rows: z.array(countRow), shown: z.number().int(), total: z.number().int() }),
});

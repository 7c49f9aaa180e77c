// One owner with all rows of all lists side by side, masked, and where they differ.
import { z } from 'zod';
import { ownerRows as result } from '../owner.ts';
import { byReveal } from '../reveal.ts';
import { caseParams, defineQuery, MOST_AT_ONCE, page } from './define.ts';

export const ownerRows = defineQuery({
  name: 'owner-rows',
  path: '/api/cases/:case/owners/:owner/rows',
  title: { zh: '业主的全部记录', en: 'All rows of an owner' },
  help: {
    zh: '一位业主在所有名单中的行，按字段并列，标出不同之处；个人信息已掩码，说明理由后的数分钟内除外',
    en: 'The rows of one owner over all lists, field by field, with what differs marked; masked but for the minutes of a reveal',
  },
  params: caseParams.extend({
    owner: z.string().min(1),
    ...page.shape,
    ...byReveal,
    limit: z.coerce.number().int().min(1).max(MOST_AT_ONCE).default(500),
  }),
  result,
});

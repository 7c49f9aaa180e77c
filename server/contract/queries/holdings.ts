// Who holds how many lists, and passed on or received how many: plain counts, never guilt.
import { z } from 'zod';
import { caseParams, defineQuery, page, rowsOf } from './define.ts';

export const holdings = defineQuery({
  name: 'holdings',
  path: '/api/cases/:case/holdings',
  title: { zh: '各方持有与流转数', en: 'Holdings and transfers by party' },
  help: {
    zh: '各主体、账号持有、提供、接收名单的次数',
    en: 'How many lists each party or handle holds, and how often it sent or received one',
  },
  menu: true,
  labels: {
    id: { zh: '持有方', en: 'Holder' },
    caption: { zh: '名称', en: 'Name' },
    lists: { zh: '持有', en: 'Holds' },
    sent: { zh: '提供', en: 'Sent' },
    received: { zh: '接收', en: 'Received' },
  },
  params: caseParams.extend(page.shape),
  result: rowsOf(
    z.object({
      id: z.string(),
      caption: z.string(),
      lists: z.number().int(),
      sent: z.number().int(),
      received: z.number().int(),
    }),
  ),
});

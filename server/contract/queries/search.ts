// Search by name, handle, list or complex; a full phone or ID number finds its owner through the keyed hash only.
import { z } from 'zod';
import { graphNode } from '../graph.ts';
import { caseParams, defineQuery } from './define.ts';

export const search = defineQuery({
  name: 'search',
  method: 'POST',
  path: '/api/cases/:case/search',
  title: { zh: '搜索', en: 'Search' },
  help: {
    zh: '按名称、账号、名单、小区搜索；完整的电话或身份证号只通过密钥散列匹配业主，不作模糊搜索',
    en: 'By name, handle, list or complex; a full phone or ID number finds its owner through the keyed hash alone',
  },
  params: caseParams.extend({
    q: z.string().trim().min(1).max(200),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  result: z.object({
    hits: z.array(
      z.object({ element: graphNode, matched: z.enum(['caption', 'id', 'keyed-hash', 'property']) }),
    ),
    shown: z.number().int(),
    total: z.number().int(),
  }),
});

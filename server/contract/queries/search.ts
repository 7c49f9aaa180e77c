// Search by name, handle, list or complex; a full phone or ID number finds its owner through the keyed hash only.
import { z } from 'zod';
import { graphNode } from '../graph.ts';
import { caseParams, defineQuery } from './define.ts';

/** Searches by a whole number that a person may make within an hour, over all cases. */
export const NUMBER_SEARCHES_AN_HOUR = 60;

export const search = defineQuery({
  name: 'search',
  method: 'POST',
  path: '/api/cases/:case/search',
  title: { zh: '搜索', en: 'Search' },
  help: {
    zh: '按名称、账号、名单、小区搜索，可用拼音、首字母，容许个别错字；完整的电话或身份证号只通过密钥散列匹配业主，不作模糊搜索，按人按小时限次并记入日志（不记号码）',
    en: 'By name, handle, list or complex, also by pinyin or initials and with a slip of the pen; a full phone or ID number finds its owner through the keyed hash alone, so many times an hour, noted in the journal without the number',
  },
  params: caseParams.extend({
    q: z.string().trim().min(1).max(200),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  result: z.object({
    hits: z.array(
      /** `sound`: by pinyin or initials; `near`: nearly, by a letter or two. */
      z.object({
        element: graphNode,
        matched: z.enum(['caption', 'id', 'keyed-hash', 'property', 'sound', 'near']),
      }),
    ),
    shown: z.number().int(),
    total: z.number().int(),
  }),
});

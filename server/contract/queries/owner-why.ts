// Why the rows of an owner are one person: how each is tied to the rest, field by field, the least sure first.
import { z } from 'zod';
import { ownerTie } from '../owner.ts';
import { caseParams, defineQuery } from './define.ts';

export const ownerWhy = defineQuery({
  name: 'owner-why',
  path: '/api/cases/:case/owners/:owner/why',
  title: { zh: '为什么是同一人', en: 'Why one person' },
  help: {
    zh: '每一行凭什么归于此人：各字段支持与反对的权重，最不确定的在前',
    en: 'What ties each row to this person: the weight of each field for and against, the least sure first',
  },
  params: caseParams.extend({ owner: z.string().min(1) }),
  result: z.object({
    ties: z.array(ownerTie),
    /** Ways of writing this person that were compared, of those there are; rows that agree in every field are one. */
    shown: z.number().int(),
    total: z.number().int(),
  }),
});

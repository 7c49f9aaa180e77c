// The lists of a case, as the command `lists` prints them.
import { z } from 'zod';
import { caseParams, defineQuery } from './define.ts';

export const lists = defineQuery({
  name: 'lists',
  path: '/api/cases/:case/lists',
  title: { zh: '名单', en: 'Lists' },
  help: { zh: '案件中的全部名单', en: 'All lists of the case' },
  params: caseParams,
  result: z.object({
    lists: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        file: z.string(),
        holder: z.string(),
        rows: z.number().int(),
        owners: z.number().int(),
        obtainedOn: z.string().nullable(),
        sha256: z.string(),
      }),
    ),
  }),
});

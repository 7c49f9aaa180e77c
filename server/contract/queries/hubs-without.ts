// What breaks when parties are taken out of a case.
import { z } from 'zod';
import { hubsWithout as answer, identityReading } from '../hubs.ts';
import { message } from '../text.ts';
import { caseParams, defineQuery } from './define.ts';

export const hubsWithout = defineQuery({
  name: 'hubs-without',
  path: '/api/cases/:case/hubs/without',
  costly: true,
  title: { zh: '如果截断', en: 'What if they were gone' },
  help: {
    zh: '截断某一方或几方后，哪些名单再也追不到源头',
    en: 'Which lists no source reaches any more once one or more parties are out of the way',
  },
  params: caseParams.extend({
    /** Ids of parties or handles, comma-separated. */
    parties: z
      .string()
      .min(1, message('请给出主体编号，用逗号隔开', 'name parties, with commas between them')),
    identities: identityReading.default('confirmed'),
  }),
  result: answer,
});

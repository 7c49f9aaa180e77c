// How the count moves with the odds from which two records are taken for one person's.
import { z } from 'zod';
import { sensitivityPoint } from '../count.ts';
import { countScope } from './count.ts';
import { defineQuery } from './define.ts';

export const countSensitivity = defineQuery({
  name: 'count-sensitivity',
  path: '/api/cases/:case/count/sensitivity',
  costly: true,
  title: { zh: '条数随归并门槛的变化', en: 'How the count moves with linkage' },
  help: {
    zh: '把两行认作同一人的门槛放宽或收紧，条数变多少',
    en: 'What the count becomes where two records are taken for one person more or less readily',
  },
  params: countScope,
  result: z.object({ points: z.array(sensitivityPoint) }),
});

// Rows that investigators marked as false, and whether that stands.
import { z } from 'zod';
import { shownMark } from '../count.ts';
import { caseParams, defineQuery, elementRef, page } from './define.ts';

export const marks = defineQuery({
  name: 'marks',
  path: '/api/cases/:case/marks',
  title: { zh: '标为虚假的行', en: 'Rows marked as false' },
  help: { zh: '谁把哪些行标为虚假，理由何在', en: 'Who marked which rows as false, and why' },
  params: caseParams.extend({ list: elementRef('List').optional(), ...page.shape }),
  result: z.object({ marks: z.array(shownMark), shown: z.number().int(), total: z.number().int() }),
});

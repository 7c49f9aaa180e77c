// What investigators confirmed and rejected of the lineage, newest last, with what was taken back.
import { z } from 'zod';
import { shownAssessment } from '../assessment.ts';
import { caseParams, defineQuery, page } from './define.ts';

export const assessments = defineQuery({
  name: 'assessments',
  path: '/api/cases/:case/assessments',
  title: { zh: '来源认定', en: 'Assessments of sources' },
  help: {
    zh: '调查员对来源的认定与否定：理由、可信度、日志条目、是否仍然有效',
    en: 'Sources confirmed or rejected by investigators: reason, grade, entry, whether it stands',
  },
  params: caseParams.extend({ list: z.string().min(1).optional(), ...page.shape }),
  result: z.object({
    assessments: z.array(shownAssessment),
    shown: z.number().int(),
    total: z.number().int(),
  }),
});

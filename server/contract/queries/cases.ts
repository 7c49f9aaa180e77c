// Which cases are there.
import { z } from 'zod';
import { defineQuery } from './define.ts';

export const cases = defineQuery({
  name: 'cases',
  path: '/api/cases',
  title: { zh: '案件', en: 'Cases' },
  help: { zh: '列出所有案件', en: 'Lists the cases' },
  params: z.object({}),
  result: z.object({ cases: z.array(z.object({ id: z.string(), title: z.string() })) }),
});

// Which cases are there.
import { z } from 'zod';
import { role } from '../rights.ts';
import { defineQuery } from './define.ts';

export const cases = defineQuery({
  name: 'cases',
  path: '/api/cases',
  title: { zh: '案件', en: 'Cases' },
  help: { zh: '列出您所在的案件及您的角色', en: 'Lists the cases that you are in, and as what' },
  params: z.object({}),
  result: z.object({ cases: z.array(z.object({ id: z.string(), title: z.string(), role })) }),
});

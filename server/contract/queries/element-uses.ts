// What names a party or handle, and how it compares with another one: what a join or split would change, before it is done.
import { z } from 'zod';
import { propertyValue } from '../graph.ts';
import { entityType } from '../model/registry.ts';
import { caseParams, defineQuery, elementRef, page } from './define.ts';

export const elementUses = defineQuery({
  name: 'element-uses',
  path: '/api/cases/:case/elements/:id/uses',
  title: { zh: '被引用之处', en: 'What names it' },
  help: {
    zh: '合并或拆分前，哪些记录指向这个元素',
    en: 'Which facts name this element, before it is joined or split',
  },
  params: caseParams.extend({
    id: z.string().min(1),
    /** To be compared with. */
    other: elementRef('Party', 'Handle').optional(),
    ...page.shape,
  }),
  result: z.object({
    uses: z.array(
      z.object({
        type: entityType,
        /** As the case folder has it, by which it is chosen. */
        id: z.string(),
        ref: z.string(),
        caption: z.string(),
        /** The fields in which it names the element. */
        fields: z.array(z.string()),
        /** It names the other one as well, and would name one element twice. */
        both: z.boolean(),
      }),
    ),
    /** Fields of both, masked. */
    compared: z.array(
      z.object({
        field: z.string(),
        here: propertyValue.optional(),
        there: propertyValue.optional(),
        same: z.boolean(),
      }),
    ),
    shown: z.number().int(),
    total: z.number().int(),
  }),
});

// The tags of a case: which there are, and which elements have them.
import { z } from 'zod';
import { putTag } from '../note.ts';
import { caseParams, defineQuery, page } from './define.ts';

export const tags = defineQuery({
  name: 'tags',
  path: '/api/cases/:case/tags',
  title: { zh: '标签', en: 'Tags' },
  help: { zh: '案件中的标签及带有标签的元素', en: 'The tags of the case, and the elements that have them' },
  params: caseParams.extend({ ...page.shape, limit: page.shape.limit.default(5000) }),
  result: z.object({
    /** All tags with how many elements have each, by name. */
    tags: z.array(z.object({ tag: z.string(), elements: z.number().int() })),
    /** Elements with their tags, in the order in which they were first tagged; `shown` and `total` count these. */
    elements: z.array(z.object({ element: z.string(), tags: z.array(putTag) })),
    shown: z.number().int(),
    total: z.number().int(),
  }),
});

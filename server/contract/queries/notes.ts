// The notes of a case, newest last.
import { z } from 'zod';
import { shownNote } from '../note.ts';
import { caseParams, defineQuery, page } from './define.ts';

export const notes = defineQuery({
  name: 'notes',
  path: '/api/cases/:case/notes',
  title: { zh: '备注', en: 'Notes' },
  help: {
    zh: '案件中的备注：内容（个人信息已遮盖）、所属元素、画布位置、作者与时间',
    en: 'Notes of the case: text (personal data masked), elements, place on the canvas, author and time',
  },
  params: caseParams.extend({ ...page.shape, limit: page.shape.limit.default(2000) }),
  result: z.object({ notes: z.array(shownNote), shown: z.number().int(), total: z.number().int() }),
});

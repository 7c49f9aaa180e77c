// The history of one note: every content it had, who wrote it, what was taken back.
import { z } from 'zod';
import { noteStage } from '../note.ts';
import { caseParams, defineQuery } from './define.ts';

export const noteHistory = defineQuery({
  name: 'note-history',
  path: '/api/cases/:case/notes/:note/history',
  title: { zh: '备注的修改记录', en: 'History of a note' },
  help: { zh: '一条备注的每次修改，旧的在前', en: 'Every change of one note, oldest first' },
  params: caseParams.extend({ note: z.string().min(1) }),
  result: z.object({ stages: z.array(noteStage), shown: z.number().int(), total: z.number().int() }),
});

// Who said what of the tasks of a case, newest last, with what was taken back.
import { z } from 'zod';
import { shownTaskWord } from '../proof-task.ts';
import { caseParams, defineQuery, page } from './define.ts';

export const taskWords = defineQuery({
  name: 'task-words',
  path: '/api/cases/:case/task-words',
  title: { zh: '任务记录', en: 'History of tasks' },
  help: {
    zh: '任务由谁分派、完成、重新打开，是否仍然有效',
    en: 'Who assigned, finished and opened tasks again, and whether it stands',
  },
  params: caseParams.extend({ task: z.string().min(1).optional(), ...page.shape }),
  result: z.object({ words: z.array(shownTaskWord), shown: z.number().int(), total: z.number().int() }),
});

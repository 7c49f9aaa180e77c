// What is still unproved: of a case, or of the chain behind lists and shops; what would change most comes first.
import { z } from 'zod';
import { lineageModel } from '../lineage.ts';
import { lineageState } from '../lineage-state.ts';
import { proofTask } from '../proof-task.ts';
import { caseParams, defineQuery, page } from './define.ts';

/** `unproved`: all but what is proved, in whatever state. */
export const TASKS_SHOWN = ['unproved', 'open', 'assigned', 'done', 'proved', 'all'] as const;

const count = z.number().int();
const tasksResult = z.object({
  case: z.string(),
  model: lineageModel,
  lineageUpTo: lineageState,
  tasks: z.array(proofTask),
  /** Of the scope, whatever is shown of it; `proved` links are in no other number. */
  counts: z.object({ open: count, assigned: count, done: count, proved: count }),
  shown: count,
  total: count,
});
export type Tasks = z.infer<typeof tasksResult>;

export const tasks = defineQuery({
  name: 'tasks',
  path: '/api/cases/:case/tasks',
  costly: true,
  title: { zh: '尚未证实', en: 'Still unproved' },
  help: {
    zh: '链条上每一环依据什么、还缺什么证据，按改变结论的大小排列',
    en: 'What each link of the chain rests on and which evidence would settle it, by what would change most',
  },
  params: caseParams.extend({
    /** Lists, parties and handles, by commas: the chains behind them. The whole case where none is named. */
    of: z.string().max(20_000).optional(),
    show: z.enum(TASKS_SHOWN).default('unproved'),
    /** Of so many tasks, the first ones, the rows are asked which evidence would tell their sources apart. */
    settle: z.coerce.number().int().min(0).max(50).default(0),
    ...page.shape,
  }),
  result: tasksResult,
});

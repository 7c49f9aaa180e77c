// Says how far the work on a task is (assigned, done, open again), and takes that back; nothing of the case changes by it.
import { fail } from '#contract/errors.ts';
import { taskRequest, taskWord as kept, type TaskResult, type TaskWord } from '#contract/proof-task.ts';
import { caseTasks } from '../queries/proof/tasks.ts';
import { shownTaskWords } from '../queries/proof/words.ts';
import type { RecordTx } from '../record/index.ts';
import { faultsOfIssues } from '../validation.ts';
import type { Workspace } from '../workspace.ts';
import type { Deciding } from './decide.ts';
import { enterWord } from './enter-word.ts';

type Saying = Omit<Deciding, 'reason'>;

const enter = async (
  workspace: Workspace,
  saying: Saying,
  reason: string,
  work: (tx: RecordTx) => number,
): Promise<TaskResult> => ({ word: await enterWord(workspace, { ...saying, reason }, shownTaskWords, work) });

/** @throws not-found for a task that the case does not have; bad-request for one assigned to nobody */
export const sayTask = (
  workspace: Workspace,
  { task, state, assignee, note, ...saying }: Saying & TaskWord,
): Promise<TaskResult> =>
  enter(workspace, saying, note ?? '', (tx) => {
    const said = taskRequest.safeParse({ task, state, assignee, note });
    if (!said.success)
      fail(
        'bad-request',
        '任务状态有误',
        'The state of the task is not valid',
        faultsOfIssues(said.error.issues),
      );
    if (!caseTasks(tx, saying.case).some(({ id }) => id === task))
      fail('not-found', `案件中没有任务 ${task}`, `The case has no task ${task}`);
    return tx.assert(saying.case, 'Task', task, { values: kept.parse(said.data) }).entry;
  });

/** Takes back the last word on a task. @throws not-found where none stands */
export const undoTask = (
  workspace: Workspace,
  { task, reason, ...saying }: Deciding & { task: string },
): Promise<TaskResult> =>
  enter(workspace, saying, reason, (tx) => {
    const fact =
      tx.fact(saying.case, 'Task', task) ??
      fail('not-found', `任务 ${task} 没有有效的记录`, `Nothing that was said of task ${task} stands`);
    return tx.retract(fact.entry, reason);
  });

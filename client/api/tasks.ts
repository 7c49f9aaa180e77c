// What is said of the tasks of a case: assigned, done, open again, taken back.
import { taskResult, type ShownTaskWord, type TaskWord } from '#contract/proof-task.ts';
import { send } from './request.ts';

const ofCase = (caseId: string): string => `/api/cases/${encodeURIComponent(caseId)}/tasks`;

/** @throws ProblemError 403 without the right */
export const sayTask = async (caseId: string, said: TaskWord): Promise<ShownTaskWord> =>
  taskResult.parse(await (await send('POST', ofCase(caseId), said)).json()).word;

export const undoTask = async (caseId: string, task: string, reason: string): Promise<ShownTaskWord> =>
  taskResult.parse(
    await (await send('POST', `${ofCase(caseId)}/${encodeURIComponent(task)}/undo`, { reason })).json(),
  ).word;

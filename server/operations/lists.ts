// The lists of a case, for the command line.
import { runQuery } from '../queries/run.ts';
import type { ResultOf } from '../queries/define.ts';
import type { Workspace } from '../workspace.ts';

export const listsOf = (workspace: Workspace, caseId: string): Promise<ResultOf<'lists'>> =>
  runQuery(workspace, 'lists', { case: caseId });

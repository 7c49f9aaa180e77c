// Where a list came from.
import type { Trace } from '#contract/lineage.ts';
import { runQuery } from '../queries/run.ts';
import type { Workspace } from '../workspace.ts';

/** How many paths the command line shows at most; the answer says of how many. */
const MOST_PATHS = 20;

/** The paths of a list back to its sources. @throws not-found where the case has no such list */
export const traceList = (workspace: Workspace, params: { case: string; list: string }): Promise<Trace> =>
  runQuery(workspace, 'trace-sources', { ...params, limit: MOST_PATHS });

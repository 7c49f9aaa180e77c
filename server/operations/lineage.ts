// Who was copied from whom, for the command line.
import type { CaseLineage } from '#contract/lineage.ts';
import { runQuery } from '../queries/run.ts';
import type { Workspace } from '../workspace.ts';

export const lineageOf = (workspace: Workspace, caseId: string): Promise<CaseLineage> =>
  runQuery(workspace, 'lineage', { case: caseId });

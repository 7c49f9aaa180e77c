// The view of a case that a person works in: read on every machine, saved as they go.
import type { KeptView, ViewChange, ViewSaved } from '#contract/kept-view.ts';
import { assertCase } from '../queries/assert-case.ts';
import type { Workspace } from '../workspace.ts';

/** @throws not-found */
export function readView(workspace: Workspace, user: string, caseId: string): KeptView {
  assertCase(workspace, caseId);
  return {
    ...workspace.record.keptViews.read(user, caseId),
    bufferKey: workspace.bufferKey(user).toString('base64'),
  };
}

/** @throws not-found, conflict */
export async function saveView(
  workspace: Workspace,
  user: string,
  caseId: string,
  change: ViewChange,
): Promise<ViewSaved> {
  assertCase(workspace, caseId);
  const saved = await workspace.record.keptViews.save(user, caseId, change);
  workspace.live.tell({
    case: caseId,
    user,
    message: { kind: 'view', version: saved.version, page: change.page },
  });
  return saved;
}

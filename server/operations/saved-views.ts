// Views under a name: made, changed, put back; those who may see one are told.
import type {
  NewSavedView,
  SavedViewChange,
  SavedViewResult,
  SavedViewReturn,
} from '#contract/saved-view.ts';
import { assertCase } from '../queries/assert-case.ts';
import type { Workspace } from '../workspace.ts';

interface Asking {
  case: string;
  user: string;
}

/** Tells everybody of a shared view, and of one that was shared; of a private one its owner's pages alone. */
function told(
  workspace: Workspace,
  { case: caseId, user }: Asking,
  wasShared: boolean,
  done: SavedViewResult,
): SavedViewResult {
  const isPrivate = !wasShared && done.view?.isShared !== true;
  workspace.live.tell({
    case: caseId,
    user: isPrivate ? user : undefined,
    message: { kind: 'saved', id: done.id, version: done.version, by: user },
  });
  return done;
}

const isSharedNow = ({ record }: Workspace, { case: caseId, user }: Asking, id: string): boolean =>
  record.savedViews.list(user, caseId).some((known) => known.id === id && known.isShared);

/** @throws not-found, too-large */
export async function addSavedView(
  workspace: Workspace,
  { made, ...asking }: Asking & { made: NewSavedView },
): Promise<SavedViewResult> {
  assertCase(workspace, asking.case);
  return told(
    workspace,
    asking,
    false,
    await workspace.record.savedViews.add(asking.user, asking.case, made),
  );
}

/** @param demandShare throws forbidden where the role does not allow what others see to be changed @throws not-found, forbidden, conflict */
export async function changeSavedView(
  workspace: Workspace,
  {
    id,
    change,
    demandShare,
    ...asking
  }: Asking & { id: string; demandShare: () => void; change: SavedViewChange },
): Promise<SavedViewResult> {
  assertCase(workspace, asking.case);
  const before = isSharedNow(workspace, asking, id);
  const { savedViews } = workspace.record;
  const person = { user: asking.user, demandShare };
  return told(workspace, asking, before, await savedViews.change(person, asking.case, id, change));
}

/** @param demandShare throws forbidden where the role does not allow what others see to be changed @throws not-found, forbidden, conflict */
export async function returnSavedView(
  workspace: Workspace,
  {
    id,
    asked,
    demandShare,
    ...asking
  }: Asking & { id: string; demandShare: () => void; asked: SavedViewReturn },
): Promise<SavedViewResult> {
  assertCase(workspace, asking.case);
  const before = isSharedNow(workspace, asking, id);
  const { savedViews } = workspace.record;
  const person = { user: asking.user, demandShare };
  return told(workspace, asking, before, await savedViews.return(person, asking.case, id, asked));
}

// Who writes notes here, and where what they write waits.
import { useMay } from '../../components/may.ts';
import { draftKey } from '../../state/drafts.ts';
import { useWorkspace } from '../../state/workspace.ts';

/** Whether the person may write notes and tags. */
export const useMayMark = (): boolean => useMay('note');

/** The key of a draft of this person. @param note its id, or `new` */
export function useDraftKey(note: string): string {
  const { caseId, user } = useWorkspace();
  return draftKey(user, caseId, note);
}

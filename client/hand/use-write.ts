// Writes by hand: sends it, brings the page up to date, selects what was written, and offers to take it back.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Stated } from '#contract/hand.ts';
import { refresh } from '../api/refresh.ts';
import { closeHand, handStore, type HandDialog } from '../state/hand.ts';
import { useWorkspace } from '../state/workspace.ts';

/** @param work sends what was written; the dialog closes once it stands */
export function useWrite(kind: HandDialog['kind'], work: () => Promise<Stated>) {
  const client = useQueryClient();
  const { caseId, actions, go } = useWorkspace();
  return useMutation({
    mutationFn: work,
    onSuccess: async ({ id, entry }) => {
      handStore.setState({ done: { caseId, kind, id, entry: entry.seq } });
      closeHand();
      await refresh(client, caseId, 'case');
      actions.select([id]);
      go({ panel: 'details' });
    },
  });
}

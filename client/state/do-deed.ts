// Does on the server what a step did there, or takes it back; the page then asks for what changed.
import type { QueryClient } from '@tanstack/react-query';
import { changeTags, returnNote } from '../api/notes.ts';
import { refresh, refreshSavedViews } from '../api/refresh.ts';
import { returnSavedView } from '../api/views.ts';
import type { Deed } from './deed.ts';

/** @throws ProblemError 409 where somebody changed the same since */
export async function doDeed(caseId: string, client: QueryClient, deed: Deed): Promise<void> {
  switch (deed.kind) {
    case 'note':
      await returnNote(caseId, deed.id, { to: deed.to, expect: deed.expect });
      await refresh(client, caseId, 'notes');
      break;
    case 'tags':
      await changeTags(caseId, { changes: deed.changes });
      await refresh(client, caseId, 'tags');
      break;
    case 'saved-view':
      await returnSavedView(caseId, deed.id, { to: deed.to, expect: deed.expect });
      await refreshSavedViews(client, caseId);
      break;
  }
}

// What a person does to saved views: make, open, rename, share, overwrite, remove; each a step that can be taken back.
import type { QueryClient } from '@tanstack/react-query';
import type {
  NewSavedView,
  SavedView,
  SavedViewCard,
  SavedViewChange,
  SavedViewResult,
} from '#contract/saved-view.ts';
import { addSavedView, changeSavedView, openSavedView, returnSavedView } from '../api/views.ts';
import { refreshSavedViews } from '../api/refresh.ts';
import { readAddress, writeAddress, type Address } from './address.ts';
import { between } from './deed.ts';
import { ELSEWHERE } from './filters.ts';
import type { CommandName } from './history.ts';
import { readKeptView, type Refusal } from './keep/read.ts';
import { VIEW_FORMAT, type View } from './patch.ts';
import type { Workspace } from './workspace.ts';

type Here = Pick<Workspace, 'caseId' | 'store' | 'go' | 'address'>;

/** A saved view that this version cannot show. */
export class UnreadableView extends Error {
  readonly why: Refusal;
  constructor(why: Refusal) {
    super(why);
    this.name = 'UnreadableView';
    this.why = why;
  }
}

/** What is saved of the view as it is now: all but the filter by other cases, which colleagues may not be allowed to know of. */
export function contentNow({
  store,
  address,
}: {
  store: { getState(): { view: View } };
  address: Address;
}): Pick<NewSavedView, 'format' | 'view' | 'address'> {
  const { view } = store.getState();
  const { [ELSEWHERE]: _own, ...filters } = view.filters;
  return {
    format: VIEW_FORMAT,
    view: { ...view, filters } as unknown as NewSavedView['view'],
    address: writeAddress({ ...address, saved: undefined }).toString(),
  };
}

/** Shows a saved view: parts, selection and panels; as one step. @throws UnreadableView */
function showSavedView({ store, go }: Pick<Here, 'store' | 'go'>, saved: SavedView): void {
  const view = readKeptView(saved);
  if (typeof view === 'string') throw new UnreadableView(view);
  store.getState().run('view-open', saved.name, view);
  const address: Address = readAddress(new URLSearchParams(saved.address));
  go({ ...address, left: 'saved', saved: undefined });
}

/** @throws ProblemError 403, 404; UnreadableView */
export async function openSaved(here: Here, id: string): Promise<void> {
  showSavedView(here, await openSavedView(here.caseId, id));
}

export interface SavedActions {
  save(made: Pick<NewSavedView, 'name' | 'isShared' | 'thumbnail'>): Promise<SavedViewResult>;
  /** @throws ProblemError 409 where somebody else changed it since `base` */
  change(card: SavedViewCard, change: Omit<SavedViewChange, 'base'>, base?: number): Promise<void>;
  remove(card: SavedViewCard): Promise<void>;
}

export function savedActions(here: Here, client: QueryClient): SavedActions {
  const { caseId, store } = here;
  const did = async (
    name: CommandName,
    subject: string,
    before: number | null,
    { id, version, view }: SavedViewResult,
  ): Promise<void> => {
    const after = view === null ? null : version;
    store.getState().run(name, subject, {}, between('saved-view', id, before, after));
    await refreshSavedViews(client, caseId);
  };
  return {
    async save(made) {
      const result = await addSavedView(caseId, { ...contentNow(here), ...made });
      await did('view-save', made.name, null, result);
      return result;
    },
    async change(card, change, base = card.version) {
      const result = await changeSavedView(caseId, card.id, { ...change, base });
      await did('view-change', change.name ?? card.name, base, result);
    },
    async remove(card) {
      const result = await returnSavedView(caseId, card.id, { to: null, expect: card.version });
      await did('view-remove', card.name, card.version, result);
    },
  };
}

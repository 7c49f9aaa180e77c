// One's own view of a case, and the views that were saved under a name.
import { queryOptions } from '@tanstack/react-query';
import { keptView, viewSaved, type KeptView, type ViewChange, type ViewSaved } from '#contract/kept-view.ts';
import {
  savedView,
  savedViewResult,
  savedViews,
  type NewSavedView,
  type SavedView,
  type SavedViewChange,
  type SavedViewResult,
  type SavedViewReturn,
} from '#contract/saved-view.ts';
import { request, send } from './request.ts';

const under = (caseId: string, ...path: string[]): string =>
  ['/api/cases', ...[caseId, ...path].map(encodeURIComponent)].join('/');

/** @throws ProblemError */
export const readView = async (caseId: string, signal?: AbortSignal): Promise<KeptView> =>
  keptView.parse(await (await request(under(caseId, 'view'), signal === undefined ? {} : { signal })).json());

/** @throws ProblemError 409 where another page of the same person was faster */
export const saveView = async (caseId: string, change: ViewChange): Promise<ViewSaved> =>
  viewSaved.parse(await (await send('POST', under(caseId, 'view'), change)).json());

/** The browser sends no more than this with a page that is being left (bytes). */
const MOST_LEAVING = 60_000;

/** Sends what is left as the page goes; nobody learns whether it arrived. */
export function saveLeaving(caseId: string, change: ViewChange): void {
  const body = JSON.stringify(change);
  if (new TextEncoder().encode(body).length > MOST_LEAVING) return;
  const headers = { 'content-type': 'application/json' };
  void fetch(under(caseId, 'view'), { method: 'POST', headers, body, keepalive: true }).catch(
    () => undefined,
  );
}

export const savedViewsQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['saved-views', caseId],
    queryFn: async ({ signal }) =>
      savedViews.parse(await (await request(under(caseId, 'saved-views'), { signal })).json()),
  });

/** @throws ProblemError 403 where it is another person's own, 404 where it is gone */
export const openSavedView = async (caseId: string, id: string): Promise<SavedView> =>
  savedView.parse(await (await request(under(caseId, 'saved-views', id))).json());

/** The address of the picture of a view at a version. */
export const thumbnailOf = (caseId: string, { id, version }: { id: string; version: number }): string =>
  `${under(caseId, 'saved-views', id, 'thumbnail')}?version=${version}`;

/** @throws ProblemError */
export const addSavedView = async (caseId: string, made: NewSavedView): Promise<SavedViewResult> =>
  savedViewResult.parse(await (await send('POST', under(caseId, 'saved-views'), made)).json());

/** @throws ProblemError 409 where somebody else changed it */
export const changeSavedView = async (
  caseId: string,
  id: string,
  change: SavedViewChange,
): Promise<SavedViewResult> =>
  savedViewResult.parse(await (await send('PUT', under(caseId, 'saved-views', id), change)).json());

/** @throws ProblemError 409 where somebody else changed it */
export const returnSavedView = async (
  caseId: string,
  id: string,
  asked: SavedViewReturn,
): Promise<SavedViewResult> =>
  savedViewResult.parse(await (await send('POST', under(caseId, 'saved-views', id, 'return'), asked)).json());

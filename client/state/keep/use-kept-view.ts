// The view of the open case, as the page has it: opened when the case is, kept as one goes, taken up where a session had ended.
import { useCallback, useEffect, useState } from 'react';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { StoreApi } from 'zustand/vanilla';
import { sessionQuery } from '../../api/session.ts';
import { readView, saveLeaving, saveView } from '../../api/views.ts';
import { doDeed } from '../do-deed.ts';
import { news } from '../news.ts';
import { createView, type ViewStore } from '../view-store.ts';
import { keepDrafts } from './drafts.ts';
import type { KeepApi, Keeper } from './keeper.ts';
import { openKept } from './open.ts';
import { notePageLeft } from './page.ts';

interface Opened {
  store: StoreApi<ViewStore>;
  keeper: Keeper | undefined;
}

/** Views that were left with something unsent, by person and case: a session that ends in the middle loses nothing. */
const left = new Map<string, Opened>();

function takeLeft(key: string): Opened | undefined {
  const found = left.get(key);
  left.delete(key);
  if (found?.keeper?.isUnsent() === true) return found;
  found?.keeper?.stop();
  return undefined;
}

const makeOpened = (caseId: string, client: QueryClient): Opened => ({
  store: createView({
    doDeed: (deed) => doDeed(caseId, client, deed),
    onFailed: (step, error) => news.getState().fail(step, error),
  }),
  keeper: undefined,
});

const keepApi = (caseId: string, client: QueryClient): KeepApi => ({
  read: () => readView(caseId),
  save: (change) => saveView(caseId, change),
  leave: (change) => saveLeaving(caseId, change),
  onSessionEnded: () => client.setQueryData(sessionQuery.queryKey, null),
});

export interface KeptView {
  user: string;
  store: StoreApi<ViewStore>;
  /** Undefined until the view is here. */
  keeper: Keeper | undefined;
  error: Error | undefined;
  retry(): void;
}

export function useKeptView(caseId: string): KeptView {
  const client = useQueryClient();
  const user = client.getQueryData(sessionQuery.queryKey)?.user ?? '';
  const key = JSON.stringify([user, caseId]);
  const [opened, setOpened] = useState(() => takeLeft(key) ?? makeOpened(caseId, client));
  const [keeper, setKeeper] = useState(opened.keeper);
  const [error, setError] = useState<Error>();

  useEffect(() => {
    let isGone = false;
    const { store } = opened;
    let own = opened.keeper;
    const open = async (): Promise<void> => {
      if (own === undefined) {
        const kept = await client.fetchQuery({
          queryKey: ['kept-view', user, caseId],
          queryFn: ({ signal }) => readView(caseId, signal),
          staleTime: 0,
          gcTime: 0,
        });
        void keepDrafts(user, caseId, kept.bufferKey);
        const found = await openKept({ caseId, kept, store, api: keepApi(caseId, client) });
        if (isGone) {
          found.stop();
          return;
        }
        own = found;
      } else void own.flush();
      setError(undefined);
      setKeeper(own);
    };
    open().catch((problem: unknown) => {
      if (!isGone) setError(problem instanceof Error ? problem : new Error(String(problem)));
    });
    return () => {
      isGone = true;
      if (own === undefined) return;
      void own.flush();
      left.set(key, { store, keeper: own });
    };
  }, [opened, caseId, user, key, client]);

  useEffect(() => {
    if (keeper === undefined) return undefined;
    const leave = (): void => {
      notePageLeft();
      keeper.leave();
    };
    const hide = (): void => {
      if (document.visibilityState === 'hidden') void keeper.flush();
    };
    addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', hide);
    return () => {
      removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', hide);
    };
  }, [keeper]);
  return {
    user,
    store: opened.store,
    keeper,
    error,
    retry: useCallback(() => setOpened((before) => ({ ...before })), []),
  };
}

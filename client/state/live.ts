// Listens to what happens in the open case while the page is in sight, and asks again for what changed.
import { useEffect } from 'react';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { liveMessage, type LiveMessage } from '#contract/live.ts';
import { ALL, changesBy, isElement, isLook, refresh, refreshSavedViews } from '../api/refresh.ts';
import { sessionQuery } from '../api/session.ts';
import { connection } from './connection.ts';
import type { Keeper } from './keep/keeper.ts';
import { news } from './news.ts';

type Entries = Extract<LiveMessage, { kind: 'entries' }>;

/** The type and the id that the subject of an assertion names. */
const parts = (subject: string): [string, string] => {
  const at = subject.indexOf(':');
  return [subject.slice(0, at), subject.slice(at + 1)];
};

/** What others did, told by person. */
function tellOthers({ entries }: Entries, me: string): void {
  const others = entries.filter((entry) => entry.actor !== me && !isLook(entry));
  for (const actor of new Set(others.map((entry) => entry.actor))) {
    const theirs = others.filter((entry) => entry.actor === actor);
    const said = theirs.filter(({ action }) => action === 'assert').map(({ subject }) => parts(subject));
    const ids = (wanted: (type: string) => boolean): string[] =>
      said.flatMap(([type, id]) => (wanted(type) ? [id] : []));
    news.getState().tell({
      actor,
      entries: theirs.length,
      elements: ids(isElement),
      notes: ids((type) => type === 'Note'),
      tagged: ids((type) => type === 'Tags'),
    });
  }
}

function refreshFor({ entries, shown, total }: Entries, client: QueryClient, caseId: string): void {
  const changes = new Set(shown < total ? ALL : entries.flatMap(changesBy));
  news.getState().takeIn(refresh(client, caseId, ...changes));
}

interface Listening {
  caseId: string;
  client: QueryClient;
  me: string;
  keeper(): Keeper | undefined;
}

/** One page's listening to one case, from the entry that it knows of. */
function listenTo({ caseId, client, me, keeper }: Listening): {
  start(): void;
  /** Asks once more where the server had ended it for good. */
  restart(): void;
  stop(): void;
} {
  let isOver = false;
  let source: EventSource | undefined;
  /** The last entry that was told; undefined until the page has listened once. */
  let head: number | undefined;
  const stop = (): void => {
    source?.close();
    source = undefined;
  };
  const hear = (message: LiveMessage): void => {
    switch (message.kind) {
      case 'begun':
        connection.getState().found();
        // What was saved while nobody listened leaves no entry.
        if (head !== undefined) void refreshSavedViews(client, caseId);
        head ??= message.head;
        break;
      case 'entries':
        head = message.head;
        refreshFor(message, client, caseId);
        tellOthers(message, me);
        break;
      case 'saved':
        void refreshSavedViews(client, caseId);
        break;
      case 'view':
        void keeper()?.heard(message.version, message.page);
        break;
      case 'lineage':
        void client.invalidateQueries({ queryKey: ['query', 'lineage-progress', caseId] });
        break;
      case 'ended':
        if (message.why === 'session') void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
        if (message.why === 'closing') break;
        isOver = true;
        stop();
        break;
    }
  };
  const start = (): void => {
    if (source !== undefined || isOver) return;
    const after = head === undefined ? '' : `?after=${head}`;
    source = new EventSource(`/api/cases/${encodeURIComponent(caseId)}/events${after}`);
    source.addEventListener('message', (event: MessageEvent<string>) => {
      const parsed = liveMessage.safeParse(JSON.parse(event.data));
      if (parsed.success) hear(parsed.data);
    });
    source.addEventListener('error', () => {
      // The browser asks again by itself where the line broke; where it was refused it gives up, and the session is asked.
      if (source?.readyState === EventSource.CONNECTING) connection.getState().lost('unreachable');
      if (source?.readyState !== EventSource.CLOSED) return;
      stop();
      void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
    });
  };
  const restart = (): void => {
    isOver = false;
    start();
  };
  return { start, restart, stop };
}

/** After how long a page that lost its stream looks whether it can listen again (ms). */
const LOOK_AGAIN = 5000;

/** Listens while the page is in sight: a browser has few connections to one host, and many tabs. */
export function useLive(caseId: string, keeper: Keeper | undefined): void {
  const client = useQueryClient();
  useEffect(() => {
    const me = client.getQueryData(sessionQuery.queryKey)?.user ?? '';
    const listening = listenTo({ caseId, client, me, keeper: () => keeper });
    const isSeen = (): boolean => document.visibilityState === 'visible';
    const follow = (): void => (isSeen() ? listening.restart() : listening.stop());
    follow();
    const timer = setInterval(() => {
      if (isSeen()) listening.start();
    }, LOOK_AGAIN);
    document.addEventListener('visibilitychange', follow);
    addEventListener('pagehide', listening.stop);
    return () => {
      clearInterval(timer);
      listening.stop();
      document.removeEventListener('visibilitychange', follow);
      removeEventListener('pagehide', listening.stop);
      news.getState().clear();
    };
  }, [caseId, client, keeper]);
}

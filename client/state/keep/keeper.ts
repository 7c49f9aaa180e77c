// Keeps a view on the server as a person goes: what changed is sent a moment later, again after the server was away, and never over
// what another page of the same person saved in the meantime.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { KeptView, ViewChange, ViewSaved } from '#contract/kept-view.ts';
import { ProblemError } from '../../api/problem-error.ts';
import type { History } from '../history.ts';
import { VIEW_FORMAT } from '../patch.ts';
import type { ViewStore } from '../view-store.ts';
import type { Buffer } from './buffer.ts';
import { deltaOf, isNothing, type Saved } from './delta.ts';
import { PAGE_BEFORE, PAGE_ID } from './page.ts';
import { isSame, readKept, type Refusal } from './read.ts';

export type Keeping =
  /** The server has all of it. */
  | { state: 'kept' }
  /** Something is to be sent; `isHeld` where the server could not take it at the last try. */
  | { state: 'waiting'; isHeld: boolean }
  /** Another page of the same person saved another view. `theirs` is that one. */
  | { state: 'elsewhere'; theirs: KeptView }
  /** What is kept cannot be opened here, and is left alone until the person decides. */
  | { state: 'refused'; why: Refusal }
  /** The server will not take it as it is. */
  | { state: 'failed'; error: Error };

/** How the keeper speaks with the server, for one person and case. */
export interface KeepApi {
  read(): Promise<KeptView>;
  save(change: ViewChange): Promise<ViewSaved>;
  leave(change: ViewChange): void;
  /** Told that the session ended: what waits is sent once the person has signed in again. */
  onSessionEnded(): void;
}

export interface Keeper {
  readonly keeping: StoreApi<Keeping>;
  /** Sends what waits, now. */
  flush(): Promise<void>;
  /** Another page saved a version. */
  heard(version: number, page: string): Promise<void>;
  /** Puts what another page saved in the place of this view, or this view in the place of that. */
  take(): void;
  keep(): void;
  /** Begins anew over a view that could not be opened. */
  beginAnew(): void;
  /** The page goes: sends what it can. */
  leave(): void;
  /** True while something is not on the server. */
  isUnsent(): boolean;
  stop(): void;
}

const newAttempt = (): string => crypto.getRandomValues(new Uint32Array(4)).join('-');

/** A moment after the last change, and at the longest after the first of several (ms). */
const SEND_AFTER = 500;
const SEND_AT_LONGEST = 3000;
const BUFFER_AFTER = 200;
/** After how long it is tried again where the server is away (ms). */
const AGAIN_AFTER = 3000;

const same = (a: History, b: History): boolean =>
  a.view === b.view && a.past === b.past && a.future === b.future;

interface KeeperOptions {
  /** Holds already what is to be shown. */
  store: StoreApi<ViewStore>;
  api: KeepApi;
  buffer: Buffer;
  /** As it was read from the server; `refused` where that could not be opened. */
  begun: Saved | { version: number; refused: Refusal };
  /** Where another page saved another view while this machine held one back. */
  elsewhere?: KeptView | undefined;
  /** The page that was in this tab before: what it saved as it went is nobody else's. */
  before?: string | undefined;
}

export function keeper({
  store,
  api,
  buffer,
  begun,
  elsewhere: theirs,
  before = PAGE_BEFORE,
}: KeeperOptions): Keeper {
  const isRefused = 'refused' in begun;
  let saved: Saved | undefined = isRefused ? undefined : begun;
  let { version } = begun;
  const keeping = createStore<Keeping>(() =>
    theirs !== undefined
      ? { state: 'elsewhere', theirs }
      : isRefused
        ? { state: 'refused', why: begun.refused }
        : { state: 'kept' },
  );
  let sending: Promise<void> | undefined;
  let attempt: { of: History; id: string } | undefined;
  let first: number | undefined;
  const timers: Partial<Record<'send' | 'buffer' | 'again', ReturnType<typeof setTimeout>>> = {};
  const later = (which: keyof typeof timers, work: () => void, ms: number): void => {
    clearTimeout(timers[which]);
    timers[which] = setTimeout(work, ms);
  };

  const now = (): History => {
    const { view, past, future } = store.getState();
    return { view, past, future };
  };
  const isUnsent = (): boolean => saved === undefined || !same(saved.history, now());
  const isStopped = (): boolean => ['elsewhere', 'refused'].includes(keeping.getState().state);
  const changeOf = (history: History, isForced: boolean): ViewChange => {
    if (attempt?.of !== history) attempt = { of: history, id: newAttempt() };
    return {
      ...deltaOf(isForced ? undefined : saved, history),
      base: version,
      force: isForced,
      attempt: attempt.id,
      page: PAGE_ID,
      format: VIEW_FORMAT,
    };
  };
  const keepHere = (): void => {
    if (isUnsent() && keeping.getState().state !== 'refused')
      void buffer.write({ base: version, format: VIEW_FORMAT, history: now(), page: PAGE_ID });
  };

  function take(): void {
    const state = keeping.getState();
    if (state.state !== 'elsewhere') return;
    const read = readKept(state.theirs);
    if (typeof read === 'string') {
      saved = undefined;
      keeping.setState({ state: 'refused', why: read }, true);
      return;
    }
    saved = { ...read, version: state.theirs.version };
    keeping.setState({ state: 'kept' }, true);
    buffer.clear();
    store.getState().adopt(read.history);
  }
  /** Whether taking it would lose nothing that was done here. */
  function holdsAll(found: KeptView): boolean {
    if (!isUnsent()) return true;
    const read = readKept(found);
    return typeof read !== 'string' && isSame(read.history, now());
  }
  async function elsewhere(): Promise<void> {
    const found = await api.read();
    version = found.version;
    keeping.setState({ state: 'elsewhere', theirs: found }, true);
    if (found.page === before && holdsAll(found)) take();
  }
  async function send(isForced: boolean): Promise<void> {
    const history = attempt !== undefined && same(attempt.of, now()) ? attempt.of : now();
    const change = changeOf(history, isForced);
    if (saved !== undefined && !isForced && isNothing(change, saved)) {
      saved = { ...saved, history };
      keeping.setState({ state: 'kept' }, true);
      return;
    }
    keeping.setState({ state: 'waiting', isHeld: false }, true);
    try {
      const answer = await api.save(change);
      version = answer.version;
      saved = { history, first: change.first, version };
      if (isUnsent()) {
        plan();
        return;
      }
      buffer.clear();
      keeping.setState({ state: 'kept' }, true);
    } catch (error) {
      await refused(error);
    }
  }
  async function refused(problem: unknown): Promise<void> {
    if (!(problem instanceof ProblemError)) throw problem;
    keepHere();
    if (problem.status === 409) {
      await elsewhere().catch(() => held());
    } else if (problem.status === 401) {
      keeping.setState({ state: 'waiting', isHeld: true }, true);
      api.onSessionEnded();
    } else if (problem.isPassing) held();
    else keeping.setState({ state: 'failed', error: problem }, true);
  }
  function held(): void {
    keeping.setState({ state: 'waiting', isHeld: true }, true);
    later('again', () => void flush(), AGAIN_AFTER);
  }
  async function flush(isForced = false): Promise<void> {
    clearTimeout(timers.send);
    clearTimeout(timers.again);
    first = undefined;
    if (sending !== undefined) await sending;
    if ((!isUnsent() && !isForced) || (isStopped() && !isForced)) return;
    sending = send(isForced).finally(() => {
      sending = undefined;
    });
    await sending;
  }
  function plan(): void {
    later('buffer', keepHere, BUFFER_AFTER);
    if (isStopped()) return;
    if (keeping.getState().state === 'kept') keeping.setState({ state: 'waiting', isHeld: false }, true);
    first ??= Date.now();
    later(
      'send',
      () => void flush(),
      Math.min(SEND_AFTER, Math.max(0, first + SEND_AT_LONGEST - Date.now())),
    );
  }
  const stopWatching = store.subscribe((state, before) => {
    // What was taken from the server is there already.
    if (!same(state, before) && isUnsent()) plan();
  });
  // What this machine held back from last time is sent now.
  if (!isRefused && isUnsent()) plan();
  return {
    keeping,
    flush: () => flush(),
    isUnsent,
    async heard(found, page) {
      if (page === PAGE_ID || found <= version || isStopped()) return;
      if (sending !== undefined) await sending;
      if (found > version) await elsewhere().catch(() => undefined);
    },
    take,
    keep: () => void flush(true),
    beginAnew: () => void flush(true),
    leave() {
      if (isUnsent() && !isStopped()) api.leave(changeOf(now(), saved === undefined));
    },
    stop() {
      stopWatching();
      for (const timer of Object.values(timers)) clearTimeout(timer);
    },
  };
}

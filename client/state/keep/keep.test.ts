// Keeping a view: what is sent, when, and what becomes of it where another page or an ended session is in the way.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { KeptView, ViewChange } from '#contract/kept-view.ts';
import { ProblemError } from '../../api/problem-error.ts';
import { perform, undo, type History } from '../history.ts';
import { FIRST_VIEW, VIEW_FORMAT } from '../patch.ts';
import { createView, EMPTY } from '../view-store.ts';
import type { Buffer, Unsent } from './buffer.ts';
import { deltaOf, isNothing, type Saved } from './delta.ts';
import { keeper, type KeepApi } from './keeper.ts';
import { openKept } from './open.ts';
import { readKept } from './read.ts';

const hidden = (history: History, id: string): History =>
  perform(history, 'hide', id, { hidden: [...history.view.hidden, id] });
const savedAs = (history: History, first = 0): Saved => ({ history, first, version: 1 });

describe('delta', () => {
  const one = hidden(EMPTY, 'A');
  const two = hidden(one, 'B');

  it('holds the parts and the steps that are new, and nothing twice', () => {
    expect(deltaOf(savedAs(one), two)).toEqual({
      set: { hidden: ['A', 'B'] },
      merge: {},
      first: 0,
      keep: 1,
      at: 2,
      steps: [two.past[1]],
    });
    expect(isNothing(deltaOf(savedAs(two), two), savedAs(two))).toBe(true);
  });

  it('of an undone step is the place alone, and what was undone is replaced by what is done next', () => {
    expect(deltaOf(savedAs(two), undo(two))).toMatchObject({ keep: 2, at: 1, steps: [] });
    const other = hidden(undo(two), 'C');
    expect(deltaOf(savedAs(two), other)).toMatchObject({ keep: 1, at: 2, steps: [other.past[1]] });
  });

  it('forgets steps at the beginning', () => {
    const later: History = { ...two, past: two.past.slice(1) };
    expect(deltaOf(savedAs(two, 7), later)).toMatchObject({ first: 8, keep: 9, at: 9, steps: [] });
    expect(deltaOf(savedAs(two, 7), EMPTY)).toMatchObject({ first: 9, keep: 9, at: 9, steps: [] });
  });

  it('sends of places only those that changed', () => {
    const placed: History = { ...EMPTY, view: { ...FIRST_VIEW, positions: { A: [1, 2], B: [3, 4] } } };
    const { A } = placed.view.positions;
    const moved: History = {
      ...placed,
      view: { ...placed.view, positions: { A: A ?? [0, 0], C: [5, 6] } },
    };
    expect(deltaOf(savedAs(placed), moved)).toMatchObject({
      set: {},
      merge: { positions: { B: null, C: [5, 6] } },
    });
  });
});

const kept = (change: Partial<KeptView>): KeptView => ({
  version: 1,
  format: VIEW_FORMAT,
  page: '',
  savedAt: null,
  view: null,
  first: 0,
  at: 0,
  steps: [],
  bufferKey: '',
  ...change,
});

describe('reading what was kept', () => {
  const { view, past } = hidden(hidden(EMPTY, 'A'), 'B');
  const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as never;

  it('reads its own, and one that knows fewer parts', () => {
    expect(readKept(kept({ view: plain(view), steps: plain(past), at: 1 }))).toEqual({
      history: { view, past: past.slice(0, 1), future: past.slice(1) },
      first: 0,
    });
    expect(readKept(kept({ view: { hidden: ['A'] } }))).toMatchObject({
      history: { view: { ...FIRST_VIEW, hidden: ['A'] } },
    });
  });

  it('refuses one of a newer version, and one that is none', () => {
    expect(readKept(kept({ format: VIEW_FORMAT + 1, view: plain(view) }))).toBe('newer');
    expect(readKept(kept({ view: { hidden: 7 } }))).toBe('unreadable');
  });

  it('leaves out steps before one that it does not know, for they would not fit the view', () => {
    const unknown = { name: 'dance', subject: '', redo: {}, undo: {} };
    const steps = plain([past[0], unknown, past[1]]);
    expect(readKept(kept({ view: plain(view), steps, first: 4, at: 7 }))).toMatchObject({
      history: { past: [past[1]], future: [] },
      first: 6,
    });
  });
});

describe('the keeper', () => {
  let sent: ViewChange[];
  let answers: (() => number)[];
  let theirs: KeptView;
  let held: Unsent | undefined;
  const onSessionEnded = vi.fn();
  const refuse = (status: number) => (): number => {
    throw new ProblemError({ type: '', title: '', status, detail: '' });
  };
  const api: KeepApi = {
    read: async () => theirs,
    save: async (change) => {
      sent.push(change);
      return { version: (answers.shift() ?? ((): number => change.base + 1))(), savedAt: '' };
    },
    leave: (change) => void sent.push(change),
    onSessionEnded,
  };
  const buffer: Buffer = {
    read: async () => held,
    write: async (unsent) => void (held = unsent),
    clear: () => void (held = undefined),
  };
  const opened = (before?: string) => {
    const store = createView({ doDeed: async () => {}, onFailed: () => {} });
    const begun = {
      history: { view: store.getState().view, past: EMPTY.past, future: EMPTY.future },
      first: 0,
      version: 3,
    };
    store.getState().adopt(begun.history);
    return { store, keeper: keeper({ store, api, buffer, begun, before }) };
  };
  beforeEach(() => {
    vi.useFakeTimers();
    [sent, answers, held] = [[], [], undefined];
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.clearAllMocks();
  });
  const hide = ({ store }: ReturnType<typeof opened>, id: string): void =>
    store.getState().run('hide', id, { hidden: [...store.getState().view.hidden, id] });

  it('sends a moment after the last change, once, and then holds nothing back', async () => {
    const open = opened();
    hide(open, 'A');
    hide(open, 'B');
    expect(open.keeper.keeping.getState()).toEqual({ state: 'waiting', isHeld: false });
    await vi.advanceTimersByTimeAsync(300);
    expect(held?.history.view.hidden).toEqual(['A', 'B']);
    await vi.advanceTimersByTimeAsync(600);
    expect(sent).toMatchObject([{ base: 3, set: { hidden: ['A', 'B'] }, at: 2 }]);
    expect(open.keeper.keeping.getState()).toEqual({ state: 'kept' });
    expect(held).toBeUndefined();
    hide(open, 'C');
    await vi.advanceTimersByTimeAsync(900);
    expect(sent[1]).toMatchObject({ base: 4, keep: 2, at: 3 });
  });

  it('does not wait for ever while a person goes on', async () => {
    const open = opened();
    for (let at = 0; at < 10; at += 1) {
      hide(open, String(at));
      await vi.advanceTimersByTimeAsync(400);
    }
    expect(sent.length).toBeGreaterThanOrEqual(1);
  });

  it('tries again while the server is away, by the same name for the same change', async () => {
    const open = opened();
    answers.push(refuse(0), refuse(503));
    hide(open, 'A');
    await vi.advanceTimersByTimeAsync(1000);
    expect(open.keeper.keeping.getState()).toEqual({ state: 'waiting', isHeld: true });
    expect(held).toBeDefined();
    await vi.advanceTimersByTimeAsync(8000);
    expect(sent).toHaveLength(3);
    expect(new Set(sent.map(({ attempt }) => attempt)).size).toBe(1);
    expect(open.keeper.keeping.getState()).toEqual({ state: 'kept' });
  });

  it('holds back what a session that ended would not take, and sends it after the next sign-in', async () => {
    const open = opened();
    answers.push(refuse(401));
    hide(open, 'A');
    await vi.advanceTimersByTimeAsync(1000);
    expect(onSessionEnded).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sent).toHaveLength(1);
    await open.keeper.flush();
    expect(open.keeper.keeping.getState()).toEqual({ state: 'kept' });
  });

  it('does not write over another page: the person takes that view, or keeps this one', async () => {
    const open = opened();
    theirs = kept({ version: 9, view: { ...FIRST_VIEW, hidden: ['X'] } as never });
    answers.push(refuse(409));
    hide(open, 'A');
    await vi.advanceTimersByTimeAsync(1000);
    expect(open.keeper.keeping.getState()).toEqual({ state: 'elsewhere', theirs });
    hide(open, 'B');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sent).toHaveLength(1);
    open.keeper.keep();
    await vi.advanceTimersByTimeAsync(10);
    expect(sent[1]).toMatchObject({ base: 9, force: true, set: { hidden: ['A', 'B'] }, at: 2 });
    expect(open.keeper.keeping.getState()).toEqual({ state: 'kept' });
    theirs = kept({ version: 11, view: { ...FIRST_VIEW, hidden: ['Y'] } as never });
    await open.keeper.heard(11, 'another-page');
    open.keeper.take();
    expect(open.store.getState().view.hidden).toEqual(['Y']);
    expect(open.keeper.isUnsent()).toBe(false);
  });

  it('takes without a word what the page before saved as it went, where nothing done here is lost', async () => {
    const open = opened('page-before');
    theirs = kept({ version: 4, page: 'page-before', view: { ...FIRST_VIEW, hidden: ['A'] } as never });
    await open.keeper.heard(4, 'page-before');
    expect(open.keeper.keeping.getState()).toEqual({ state: 'kept' });
    expect(open.store.getState().view.hidden).toEqual(['A']);
    hide(open, 'B');
    theirs = kept({ version: 5, page: 'page-before', view: { ...FIRST_VIEW, hidden: ['C'] } as never });
    await open.keeper.heard(5, 'page-before');
    expect(open.keeper.keeping.getState()).toEqual({ state: 'elsewhere', theirs });
    expect(open.store.getState().view.hidden).toEqual(['A', 'B']);
  });

  it('opens what a page saved as it went, not what it had held back before that', async () => {
    const history = hidden(EMPTY, 'A');
    const later = hidden(history, 'B');
    const open = async (page: string, unsent = history, saved = later) => {
      held = { base: 3, format: VIEW_FORMAT, history: unsent, page: 'one' };
      const store = createView({ doDeed: async () => {}, onFailed: () => {} });
      const plain = JSON.parse(JSON.stringify(saved)) as { view: never; past: never };
      const there = kept({ version: 4, page, view: plain.view, steps: plain.past, at: saved.past.length });
      const own = await openKept({ caseId: 'c', kept: there, store, api, buffer });
      return { hidden: store.getState().view.hidden, state: own.keeping.getState().state };
    };
    expect(await open('one')).toEqual({ hidden: ['A', 'B'], state: 'kept' });
    expect(await open('two')).toEqual({ hidden: ['A'], state: 'elsewhere' });
    // It had done more by then than what it was sending: nothing of that is dropped.
    expect(await open('one', later, history)).toEqual({ hidden: ['A', 'B'], state: 'elsewhere' });
  });
});

describe('undo of what was done on the server', () => {
  const deeds = {
    redo: { kind: 'note' as const, id: 'n-1', to: 5, expect: null },
    undo: { kind: 'note' as const, id: 'n-1', to: null, expect: 5 },
  };
  const step = (doDeed: () => Promise<void>, onFailed = vi.fn()) => {
    const store = createView({ doDeed, onFailed });
    store.getState().run('hide', 'A', { hidden: ['A'] });
    store.getState().run('note-add', 'L1', {}, deeds);
    return { store, onFailed };
  };

  it('goes several steps back, in order, and forth again', async () => {
    const doDeed = vi.fn(async () => {});
    const { store } = step(doDeed);
    store.getState().undo(2);
    await vi.waitFor(() => expect(store.getState().past).toHaveLength(0));
    expect(doDeed).toHaveBeenCalledWith(deeds.undo);
    expect(store.getState().view.hidden).toEqual([]);
    store.getState().redo(2);
    await vi.waitFor(() => expect(store.getState().future).toHaveLength(0));
    expect(doDeed).toHaveBeenLastCalledWith(deeds.redo);
  });

  it('stays where it is when the server refuses, and says so', async () => {
    const { store, onFailed } = step(async () => Promise.reject(new Error('changed')));
    store.getState().undo(2);
    await vi.waitFor(() => expect(onFailed).toHaveBeenCalledOnce());
    expect(store.getState()).toMatchObject({ isBusy: false, view: { hidden: ['A'] } });
    expect(store.getState().past).toHaveLength(2);
  });
});

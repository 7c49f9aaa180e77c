// The store of one case's view: history, and what is kept of it on this machine.
import { createStore, type StoreApi } from 'zustand/vanilla';
import { history, perform, redo, undo, type CommandName, type History } from './history.ts';
import { applyPatch, FIRST_VIEW, type Patch, type Place } from './patch.ts';

export interface ViewStore extends History {
  /** A change that a person made, by name; it can be undone. */
  run(name: CommandName, subject: string, change: Patch): void;
  /** Where a layout put elements that had no place: no step of its own. */
  settle(positions: Readonly<Record<string, Place>>): void;
  undo(): void;
  redo(): void;
}

const keyOf = (caseId: string): string => `vinetrace.view.1.${caseId}`;

const EMPTY: History = { view: FIRST_VIEW, past: [], future: [] };

/** What this machine holds of the view of a case; the first view where it holds nothing that can be read. */
function restore(caseId: string): History {
  try {
    const parsed = history.safeParse(JSON.parse(localStorage.getItem(keyOf(caseId)) ?? 'null'));
    return parsed.success ? parsed.data : EMPTY;
  } catch {
    return EMPTY;
  }
}

/** Keeps the view; where the browser's space is short, with fewer steps to undo. */
function keep(caseId: string, state: History): void {
  const { view, past, future } = state;
  for (const steps of [past.length, 20, 0]) {
    try {
      localStorage.setItem(
        keyOf(caseId),
        JSON.stringify({ view, past: past.slice(-steps || past.length), future }),
      );
      return;
    } catch {
      // No space left: try again with fewer steps.
    }
  }
}

/** Opens the store of a case: restored from this machine, and kept there at every change. */
export function openView(caseId: string): StoreApi<ViewStore> {
  const store = createStore<ViewStore>((set) => ({
    ...restore(caseId),
    run: (name, subject, change) => set((state) => perform(state, name, subject, change)),
    settle: (positions) => set((state) => ({ view: applyPatch(state.view, { positions }) })),
    undo: () => set((state) => undo(state)),
    redo: () => set((state) => redo(state)),
  }));
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const save = (): void => {
    clearTimeout(waiting);
    waiting = undefined;
    keep(caseId, store.getState());
  };
  store.subscribe(() => {
    waiting ??= setTimeout(save, 150);
  });
  globalThis.addEventListener?.('pagehide', () => {
    if (waiting !== undefined) save();
  });
  return store;
}

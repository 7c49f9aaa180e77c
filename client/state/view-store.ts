// The store of one case's view: what it is, what was done to it, and what is done to it by name.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Deed, Deeds } from './deed.ts';
import { perform, redo, undo, type CommandName, type History, type Step } from './history.ts';
import { applyPatch, FIRST_VIEW, type Patch } from './patch.ts';

export interface ViewStore extends History {
  /** Steps are being taken back or done again on the server. */
  isBusy: boolean;
  /** A change that a person made, by name; it can be undone. `did` says what was done on the server with it. */
  run(name: CommandName, subject: string, change: Patch, did?: Deeds): void;
  /** What follows from the view by itself, such as where a layout put elements that had no place: no step of its own. */
  settle(change: Patch): void;
  /** Takes the last steps back, one where not said. */
  undo(steps?: number): void;
  redo(steps?: number): void;
  /** Puts a view in the place of this one: as it was kept, or as another page has it. */
  adopt(history: History): void;
}

export const EMPTY: History = { view: FIRST_VIEW, past: [], future: [] };

/** What stands between a store and the server. */
export interface Doing {
  /** Does a deed there. @throws ProblemError where it cannot be done, for example because somebody else changed the same */
  doDeed(deed: Deed): Promise<void>;
  /** Told of a step that could not be taken back or done again; it stays where it is. */
  onFailed(step: Step, error: unknown): void;
}

/** Makes the store of a case. */
export function createView({ doDeed, onFailed }: Doing): StoreApi<ViewStore> {
  return createStore<ViewStore>((set, get) => {
    /** Goes one step; false where it could not. Without a deed it is done at once. */
    const go = async (which: 'past' | 'future'): Promise<boolean> => {
      const step = which === 'past' ? get().past.at(-1) : get().future[0];
      if (step === undefined) return false;
      const move = which === 'past' ? undo : redo;
      if (step.deeds === undefined) {
        set(move);
        return true;
      }
      set({ isBusy: true });
      try {
        await doDeed(which === 'past' ? step.deeds.undo : step.deeds.redo);
      } catch (error) {
        onFailed(step, error);
        return false;
      } finally {
        set({ isBusy: false });
      }
      const next = which === 'past' ? get().past.at(-1) : get().future[0];
      if (next === step) {
        set(move);
        return true;
      }
      // Something else was done while this was on its way: that stays, and this step moves alone.
      set(({ past }) => ({
        past: which === 'past' ? past.filter((known) => known !== step) : [...past, step],
      }));
      return false;
    };
    const walk = async (which: 'past' | 'future', steps: number): Promise<void> => {
      for (let left = steps; left > 0; left -= 1) if (!(await go(which))) return;
    };
    /** One step of the view alone is gone at once, so that a key that is held down keeps up. */
    const start = (which: 'past' | 'future', steps: number): void => {
      if (!get().isBusy) void walk(which, steps);
    };
    return {
      ...EMPTY,
      isBusy: false,
      run: (name, subject, change, did) => set((state) => perform(state, name, subject, change, did)),
      settle: (change) => set((state) => ({ view: applyPatch(state.view, change) })),
      undo: (steps = 1) => start('past', steps),
      redo: (steps = 1) => start('future', steps),
      adopt: ({ view, past, future }) => set({ view, past, future }),
    };
  });
}

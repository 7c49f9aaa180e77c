// What a person asked the page for from afar: the palette, the field for searching, the form for saving a view. Who can give it, takes it.
import { useEffect } from 'react';
import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';

export type Asked = 'palette' | 'search' | 'save-view';

interface Asking {
  asked: Asked | undefined;
  ask(what: Asked): void;
  take(): void;
}

export const asking = createStore<Asking>((set) => ({
  asked: undefined,
  ask: (asked) => set({ asked }),
  take: () => set({ asked: undefined }),
}));

/** Gives what was asked for, once. */
export function useAsked(what: Asked, give: () => void): void {
  const isAsked = useStore(asking, (state) => state.asked === what);
  useEffect(() => {
    if (!isAsked) return;
    asking.getState().take();
    give();
  });
}

// Whether the server answers: what the banner says, and what starts asking again.
import { createStore } from 'zustand/vanilla';

export type Away = 'unreachable' | 'not-ready';

interface Connection {
  /** Undefined while the server answers. */
  away: Away | undefined;
  lost(how: Away): void;
  found(): void;
}

export const connection = createStore<Connection>((set, get) => ({
  away: undefined,
  lost: (away) => set({ away }),
  found: () => {
    if (get().away !== undefined) set({ away: undefined });
  },
}));

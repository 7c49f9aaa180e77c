// What happens beside the journal that pages of a case are told: saved views, a person's own view, the job of lineage.
import type { LiveMessage } from '#contract/live.ts';

/** A message and whom it is for: everybody on the case, or one person where `user` is named. */
export interface Told {
  case: string;
  user?: string | undefined;
  message: Extract<LiveMessage, { kind: 'saved' | 'view' | 'lineage' }>;
}

export interface LiveHub {
  tell(told: Told): void;
  /** @returns what ends the listening */
  listen(listener: (told: Told) => void): () => void;
}

export function liveHub(): LiveHub {
  const listeners = new Set<(told: Told) => void>();
  return {
    tell(told) {
      for (const listener of listeners) listener(told);
    },
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

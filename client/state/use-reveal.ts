// A reveal on one page: begun with a reason, counted down by the second, over on screen when it is over on the server.
import { useEffect, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { Reveal } from '#contract/reveal.ts';
import { endReveal } from '../api/reveals.ts';
import { refresh } from '../api/refresh.ts';

export interface Revealing {
  /** The reveal that stands; undefined while all is masked. */
  standing: Reveal | undefined;
  /** Seconds until it ends. */
  left: number;
  begun(reveal: Reveal): void;
  /** Masks again, here and on the server. */
  end(): void;
}

/** Whether an answer in the cache was made under a reveal. */
const isUnder = (params: unknown, entry: number): boolean =>
  typeof params === 'object' && params !== null && 'reveal' in params && params.reveal === entry;

/** @param caseId the case of the page */
export function useReveal(caseId: string): Revealing {
  const client = useQueryClient();
  const [shown, setShown] = useState<{ reveal: Reveal; ends: number }>();
  const [left, setLeft] = useState(0);
  const standing = shown?.reveal;
  useEffect(() => {
    if (standing === undefined) return undefined;
    // Nothing that was in the clear stays in memory, whether it was masked again or its page was left.
    return () =>
      client.removeQueries({
        predicate: ({ queryKey: [, , params] }) => isUnder(params, standing.reveal),
      });
  }, [client, standing]);
  useEffect(() => {
    if (shown === undefined) return undefined;
    const timer = setInterval(() => {
      const seconds = Math.ceil((shown.ends - Date.now()) / 1000);
      if (seconds > 0) setLeft(seconds);
      else setShown(undefined);
    }, 500);
    return () => clearInterval(timer);
  }, [shown]);
  return {
    standing,
    left,
    begun(reveal) {
      setShown({ reveal, ends: Date.now() + reveal.seconds * 1000 });
      setLeft(reveal.seconds);
      void refresh(client, caseId, 'journal');
    },
    end() {
      setShown(undefined);
      // Where the server cannot be told it ends by itself.
      if (standing !== undefined) endReveal(caseId, standing.reveal).catch(() => undefined);
    },
  };
}

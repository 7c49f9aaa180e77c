// Signing out: what the page holds goes in any case, and the session once the server hears of it.
import type { QueryClient } from '@tanstack/react-query';
import { createStore } from 'zustand/vanilla';
import { ProblemError } from '../api/problem-error.ts';
import { endSession } from '../api/session.ts';

interface Leaving {
  /** Where the browser goes once the session has ended; undefined while nobody is leaving an unreachable server. */
  to: string | undefined;
}

export const leaving = createStore<Leaving>(() => ({ to: undefined }));

const isAway = (error: unknown): boolean => error instanceof ProblemError && error.isAway;

/**
 * Ends the session and goes on to `to`. Where the server cannot be reached, the page shows nothing any more but that, and
 * `LeavingPage` tries again; what waits to be sent stays, encrypted.
 * @throws ProblemError for a refusal
 */
export async function leave(
  client: Pick<QueryClient, 'clear'>,
  to: string,
  go = (address: string) => globalThis.location.assign(address),
): Promise<void> {
  try {
    await endSession();
  } catch (error) {
    // Over already: there is nothing to end.
    const isOver = error instanceof ProblemError && error.status === 401;
    if (!isOver && !isAway(error)) throw error;
    if (!isOver) {
      leaving.setState({ to });
      client.clear();
      return;
    }
  }
  client.clear();
  go(to);
}

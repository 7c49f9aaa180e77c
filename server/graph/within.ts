// A clock of ours beside those of the engines: not every one of their waits has an end.
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * What `work` gives, unless it takes longer than `ms`; the work cannot be stopped, what runs on ends unheard.
 * @param late throws what is said then
 */
export async function within<T>(ms: number, work: Promise<T>, late: () => never): Promise<T> {
  const timer = new AbortController();
  const over = sleep(ms, undefined, { signal: timer.signal, ref: false }).then(late);
  over.catch(() => undefined);
  work.catch(() => undefined);
  try {
    return await Promise.race([work, over]);
  } finally {
    timer.abort();
  }
}

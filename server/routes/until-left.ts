// The signal of a request that only asks: given when whoever asked has gone.
import type { FastifyReply } from 'fastify';

/**
 * Aborted when the connection is closed before the answer is out. `request.signal` is none for this: it hears nothing any more
 * once a request with a body has been read.
 */
export function untilLeft({ raw }: Pick<FastifyReply, 'raw'>): AbortSignal {
  const leaving = new AbortController();
  raw.once('close', () => {
    if (!raw.writableFinished) leaving.abort();
  });
  return leaving.signal;
}

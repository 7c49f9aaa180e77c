// Brings what cases have in common up to date after something was entered. People and lists are compared by a worker; what it finds is
// written here in small pieces, so that nobody waits for more than one of them.
import type { Record as EvidenceRecord } from './record/index.ts';
import type { Workers } from './workers/index.ts';
import { pacer } from './pace.ts';

export interface Across {
  /** One at a time: whoever asks while it runs waits for another round, which finds little to do. @throws cancelled */
  refresh(): Promise<void>;
  /** Ends what runs; the next refresh goes on with it. */
  close(): Promise<void>;
}

/** Pairs of one task: others that want a worker wait for no more than that. */
const PAIRS = 100;

export function acrossOf({ across, source }: EvidenceRecord, workers: Workers): Across {
  const stop = new AbortController();
  const { signal } = stop;
  let last: Promise<void> = Promise.resolve();

  async function refresh(): Promise<void> {
    const pause = pacer();
    while (!signal.aborted && (await across.takeFacts())) await pause();
    for (let pairs = across.stalePairs(); pairs.length > 0; pairs = across.stalePairs())
      await workers.run(
        'compare-cases',
        { source, pairs: pairs.slice(0, PAIRS) },
        { signal, onBatch: (part) => across.put(part) },
      );
  }
  return {
    refresh: () => (last = last.catch(() => undefined).then(refresh)),
    async close() {
      stop.abort();
      await last.catch(() => undefined);
    },
  };
}

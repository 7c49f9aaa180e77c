// A worker's thread, and its end: never in the middle of a call of the database.
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker, type ResourceLimits } from 'node:worker_threads';
import { makeDoor, shut, type Door } from '../record/index.ts';

const LOOK_AGAIN_MS = 1;

/** The number of a thread that has ended. */
const ENDED = -1;

/** What a thread is given as it starts. */
export interface ThreadData {
  door: Door;
}

export interface Thread {
  worker: Worker;
  /** Ends it whatever it is computing; a call of the database that it is in is waited for. */
  end(): Promise<void>;
}

export function startThread(file: string, resourceLimits: ResourceLimits): Thread {
  const door = makeDoor();
  const worker = new Worker(file, { resourceLimits, workerData: { door } satisfies ThreadData });
  // Whoever runs a task hears what breaks it; of a thread that breaks without one, its exit is all that matters.
  worker.on('error', () => {});
  return {
    worker,
    async end() {
      while (worker.threadId !== ENDED && !shut(door)) await sleep(LOOK_AGAIN_MS);
      await worker.terminate();
    },
  };
}

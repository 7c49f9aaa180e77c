// The pool: as many worker threads as there are cores, each started when there is work for it and kept for the next.
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { ResourceLimits } from 'node:worker_threads';
import type { Task } from './define.ts';
import { cancelled, runHere, runInWorker, type Job, type JobOptions } from './job.ts';
import { startThread, type Thread } from './start-thread.ts';
import { TASKS, type BatchOf, type InputOf, type ResultOf, type TaskName } from './registry.ts';

/** Room for what lives briefly: a worker that reads a million rows makes little else, and collects it less often so. */
const YOUNG_MEGABYTES = 64;

export interface Workers {
  /** How many tasks run at once. */
  readonly size: number;
  /** Whether tasks run in threads of their own; from source they run in this one and hold it up. */
  readonly isApart: boolean;
  /** How many tasks run or wait. */
  busy(): number;
  /** Starts a task; the promise resolves once there is a worker for it. */
  start<Name extends TaskName>(
    task: Name,
    input: InputOf<Name>,
    options?: JobOptions<BatchOf<Name>>,
  ): Promise<Job<ResultOf<Name>>>;
  /** Runs a task to its end. */
  run<Name extends TaskName>(
    task: Name,
    input: InputOf<Name>,
    options?: JobOptions<BatchOf<Name>>,
  ): Promise<ResultOf<Name>>;
  /** Ends what runs; what waits is cancelled. */
  close(): Promise<void>;
}

/** Idle workers end after this time: their memory is the data's. */
const IDLE_MS = 5_000;

/** The worker's program: beside ours in what was built, nowhere when we run from source. */
function builtThread(): string | undefined {
  const here = fileURLToPath(import.meta.url);
  if (here.endsWith('.ts')) return undefined;
  const beside = [new URL('./thread.js', import.meta.url), new URL('../thread.js', import.meta.url)];
  return beside.map((url) => fileURLToPath(url)).find((file) => existsSync(file));
}

/**
 * @param thread the worker's program; without one, tasks run in this thread
 * @param limits of a worker's memory; a task that passes them is refused and takes nothing else with it
 */
export function workerPool(
  thread = builtThread(),
  size = availableParallelism(),
  limits: ResourceLimits = {},
): Workers {
  const idle: { thread: Thread; timer: NodeJS.Timeout }[] = [];
  const all = new Set<Thread>();
  const waiting: (() => void)[] = [];
  let running = 0;
  let isClosed = false;

  /** A thread that ends is given no more tasks. */
  const forget = (ended: Thread): void => {
    const at = idle.findIndex((one) => one.thread === ended);
    for (const { timer } of at < 0 ? [] : idle.splice(at, 1)) clearTimeout(timer);
  };
  const take = (file: string): Thread => {
    const ready = idle.pop();
    if (ready !== undefined) {
      clearTimeout(ready.timer);
      ready.thread.worker.ref();
      return ready.thread;
    }
    const started = startThread(file, { maxYoungGenerationSizeMb: YOUNG_MEGABYTES, ...limits });
    all.add(started);
    started.worker.once('exit', () => {
      all.delete(started);
      forget(started);
    });
    return started;
  };
  const put = (used: Thread): void => {
    // A process that has nothing else to do may end.
    used.worker.unref();
    const timer = setTimeout(() => {
      forget(used);
      void used.end();
    }, IDLE_MS).unref();
    idle.push({ thread: used, timer });
  };
  const turn = async (): Promise<void> => {
    if (running >= size) await new Promise<void>((resolve) => void waiting.push(resolve));
    else running += 1;
  };
  const leave = (): void => {
    const first = waiting.shift();
    if (first === undefined) running -= 1;
    else first();
  };

  const start: Workers['start'] = async <Name extends TaskName>(
    task: Name,
    input: InputOf<Name>,
    options: JobOptions<BatchOf<Name>> = {},
  ) => {
    await turn();
    if (isClosed) {
      leave();
      cancelled();
    }
    if (thread === undefined) {
      const here = TASKS[task] as unknown as Task<unknown, BatchOf<Name>, ResultOf<Name>>;
      const job = runHere(here, input, options);
      job.result.then(leave, leave);
      return job;
    }
    const taken = take(thread);
    return runInWorker<BatchOf<Name>, ResultOf<Name>>(taken, task, input, options, (usable) => {
      if (usable) put(taken);
      leave();
    });
  };
  return {
    size,
    isApart: thread !== undefined,
    busy: () => running + waiting.length,
    start,
    run: async (task, input, options) => (await start(task, input, options)).result,
    async close() {
      isClosed = true;
      for (const { timer } of idle.splice(0)) clearTimeout(timer);
      await Promise.all(Array.from(all, (one) => one.end()));
    },
  };
}

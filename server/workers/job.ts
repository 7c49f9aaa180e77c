// A task that runs: its outcome, what can be sent to it, and how it is ended early.
import { setImmediate as othersTurn } from 'node:timers/promises';
import type { Transferable } from 'node:worker_threads';
import { fail, machineFault } from '#contract/errors.ts';
import { mailbox } from './mailbox.ts';
import { received, type Order, type Report } from './messages.ts';
import type { Task } from './define.ts';
import type { Thread } from './start-thread.ts';

export interface JobOptions<Batch> {
  /** Takes a part of the outcome; the next one waits until it is done with it. */
  onBatch?: ((batch: Batch) => Promise<void> | void) | undefined;
  /** What of the input changes hands. */
  handed?: readonly Transferable[] | undefined;
  onProgress?: ((done: number, total: number) => void) | undefined;
  /** Ends the task at once, whatever it is computing. */
  signal?: AbortSignal | undefined;
}

export interface Job<Result> {
  result: Promise<Result>;
  /** What the task takes by `next`; nothing of it reaches another task that the worker runs afterwards. */
  send(value: unknown): void;
}

/** @throws cancelled */
export const cancelled = (): never =>
  fail('cancelled', '操作已取消，未作任何更改。', 'Cancelled; nothing was changed.');

/** Runs a task in a worker; `ended` tells whether the worker can be used again. */
export function runInWorker<Batch, Result>(
  { worker, end }: Thread,
  task: string,
  input: unknown,
  { onBatch, onProgress, handed = [], signal }: JobOptions<Batch>,
  ended: (usable: boolean) => void,
): Job<Result> {
  const tell = (order: Order): void => worker.postMessage(order, []);
  let isOver = false;
  const result = new Promise<Result>((resolve, reject) => {
    let handling: Promise<void> = Promise.resolve();
    const finish = (usable: boolean, settle: () => void): void => {
      isOver = true;
      worker.off('message', hear);
      worker.off('error', broke);
      worker.off('exit', left);
      signal?.removeEventListener('abort', stop);
      ended(usable);
      settle();
    };
    const stop = (): void => {
      finish(false, () => {
        try {
          cancelled();
        } catch (error) {
          reject(error);
        }
      });
      void end();
    };
    const broke = (error: Error): void => finish(false, () => reject(machineFault(error) ?? error));
    const left = (): void => finish(false, () => reject(new Error(`the worker of ${task} ended`)));
    const hear = (report: Report): void => {
      if (report.kind === 'batch') {
        // What still waits when the task is ended is not taken any more.
        handling = handling
          .then(() => (isOver ? undefined : onBatch?.(report.batch as Batch)))
          .then(() => othersTurn());
        handling.then(
          () => (isOver ? undefined : tell({ kind: 'taken' })),
          (error: Error) => {
            finish(false, () => reject(error));
            void end();
          },
        );
      } else if (report.kind === 'progress') onProgress?.(report.done, report.total);
      else if (report.kind === 'done') {
        void handling.then(
          () => finish(true, () => resolve(report.result as Result)),
          () => undefined,
        );
      } else finish(true, () => reject(received(report.error)));
    };
    worker.on('message', hear);
    worker.on('error', broke);
    worker.on('exit', left);
    if (signal?.aborted) return stop();
    signal?.addEventListener('abort', stop);
    try {
      worker.postMessage({ kind: 'run', task, input } satisfies Order, handed);
    } catch (error) {
      // What cannot be sent has not reached the worker.
      finish(true, () => reject(error as Error));
    }
  });
  return { result, send: (value) => (isOver ? undefined : tell({ kind: 'more', value })) };
}

/** Runs a task in this thread, where there is no program for another one: in tests, from source. */
export function runHere<Batch, Result>(
  task: Task<unknown, Batch, Result>,
  input: unknown,
  { onBatch, onProgress, signal }: JobOptions<Batch>,
): Job<Result> {
  const more = mailbox<unknown>();
  const emit = async (batch: Batch): Promise<void> => {
    if (signal?.aborted) cancelled();
    await onBatch?.(batch);
    await othersTurn();
    if (signal?.aborted) cancelled();
  };
  const begin = async (): Promise<Result> => {
    if (signal?.aborted) cancelled();
    const result = await task.run(input, {
      emit,
      progress: (done, total) => onProgress?.(done, total),
      next: () => more.take(),
    });
    if (signal?.aborted) cancelled();
    return result;
  };
  return { result: begin(), send: (value) => more.put(value) };
}

// The program of a worker thread: runs the tasks that it is told to, one after the other.
import { parentPort, workerData, type Transferable } from 'node:worker_threads';
import { guardBy } from '../record/index.ts';
import type { Task } from './define.ts';
import { mailbox } from './mailbox.ts';
import { MOST_UNREAD, sendable, type Order, type Report } from './messages.ts';
import { TASKS } from './registry.ts';
import type { ThreadData } from './start-thread.ts';

const port = parentPort;
if (port === null) throw new Error('this program runs in a worker thread');
guardBy((workerData as ThreadData).door);
const say = (report: Report, handed: readonly ArrayBuffer[] = []): void =>
  port.postMessage(report, handed as readonly Transferable[]);

/** What was sent to the task that runs: one that failed leaves nothing of it to the next. */
let more = mailbox<unknown>();
/** Parts of the outcome that nobody has taken yet, and whoever waits to hand over another one. */
const unread = { parts: 0, waiting: [] as (() => void)[] };

async function emit(batch: unknown, handed?: readonly ArrayBuffer[]): Promise<void> {
  while (unread.parts >= MOST_UNREAD) {
    await new Promise<void>((resolve) => void unread.waiting.push(resolve));
  }
  unread.parts += 1;
  say({ kind: 'batch', batch }, handed);
}

const progress = (done: number, total: number): void => say({ kind: 'progress', done, total });

async function run(name: string, input: unknown): Promise<void> {
  unread.parts = 0;
  const sent = mailbox<unknown>();
  more = sent;
  const task = (TASKS as unknown as Record<string, Task<unknown, unknown, unknown>>)[name];
  try {
    if (task === undefined) throw new Error(`there is no task ${name}`);
    say({ kind: 'done', result: await task.run(input, { emit, progress, next: () => sent.take() }) });
  } catch (error) {
    say({ kind: 'failed', error: sendable(error) });
  }
}

port.on('message', (order: Order) => {
  if (order.kind === 'run') void run(order.task, order.input);
  else if (order.kind === 'more') more.put(order.value);
  else {
    unread.parts -= 1;
    for (const proceed of unread.waiting.splice(0)) proceed();
  }
});

// Processes that run blocks: one that hangs or ends is replaced, and what it was at is known.
import { fork, type ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Block } from './blocks.ts';

const ROOT = join(import.meta.dirname, '../..');

/** An input at which a process is for longer than this hangs, on however busy a machine. */
const LONGEST_MS = 120_000;

export interface Broken {
  block: Block;
  error: string;
  bytes: Buffer;
}

interface Answer {
  error?: string;
  bytes?: string;
}

const scratchOf = (number: number): string => join(ROOT, '.cache/fuzz', `at-hand-${process.pid}-${number}`);

function start(number: number): ChildProcess {
  return fork(join(ROOT, 'scripts/run.mjs'), [join(ROOT, 'scripts/fuzz/worker.ts'), scratchOf(number)], {
    cwd: ROOT,
    // What a library says of broken files is of no interest, and would be much.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: ['--max-old-space-size=2048'],
  });
}

/** Runs one block in a worker. */
function once(worker: ChildProcess, number: number, block: Block): Promise<Broken | undefined> {
  const begun = Date.now();
  return new Promise((resolve) => {
    const end = (broken?: Broken): void => {
      clearInterval(timer);
      worker.off('message', answered).off('exit', ended);
      resolve(broken);
    };
    const atHand = (error: string): void => end({ block, error, bytes: readFileSync(scratchOf(number)) });
    const answered = (answer: unknown): void => {
      const { error, bytes } = answer as Answer;
      end(error === undefined ? undefined : { block, error, bytes: Buffer.from(bytes ?? '', 'base64') });
    };
    const ended = (code: number | null, signal: string | null): void =>
      atHand(`the process ended with ${signal ?? code}`);
    const timer = setInterval(() => {
      const since = statSync(scratchOf(number), { throwIfNoEntry: false })?.mtimeMs ?? begun;
      if (Date.now() - Math.max(since, begun) < LONGEST_MS) return;
      worker.off('exit', ended).kill('SIGKILL');
      atHand(`no end after ${LONGEST_MS / 1000} s`);
    }, 5_000);
    worker.once('message', answered).once('exit', ended);
    worker.send(block);
  });
}

/**
 * Runs blocks in so many processes.
 *
 * @param done told after each block, with what broke in it
 */
export async function runBlocks(
  blocks: readonly Block[],
  processes: number,
  done: (block: Block, broken: Broken | undefined) => void,
): Promise<void> {
  mkdirSync(join(ROOT, '.cache/fuzz'), { recursive: true });
  const waiting = [...blocks];
  const work = async (number: number): Promise<void> => {
    let worker = start(number);
    for (let block = waiting.shift(); block !== undefined; block = waiting.shift()) {
      const broken = await once(worker, number, block);
      done(block, broken);
      if (!worker.connected || worker.killed) worker = start(number);
    }
    worker.disconnect();
  };
  await Promise.all(Array.from({ length: processes }, (_, number) => work(number)));
}

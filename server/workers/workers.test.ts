// Tasks in real worker threads: the same outcome as in this thread, errors with their names, and an end at once.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VinetraceError } from '#contract/errors.ts';
import type { WrittenRows } from '../record/index.ts';
import { newRecord } from '../record/testing/records.ts';
import { lendBytes, workerPool, type Workers } from './index.ts';
import { bundledThread, forgetThread } from './testing/thread.ts';

const ROWS = 2_500;
let folder: string;
let file: string;
let program: string;
let threads: Workers;
const here = workerPool(undefined, 2);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vinetrace-workers-'));
  file = join(folder, 'list.csv');
  const rows = Array.from({ length: ROWS }, (_, n) => `张三,19900${String(n).padStart(6, '0')}`);
  writeFileSync(file, `姓名,电话\n${rows.join('\n')}\n`);
  program = await bundledThread();
  threads = workerPool(program, 2);
}, 60_000);

afterAll(async () => {
  await threads.close();
  forgetThread();
  rmSync(folder, { recursive: true, force: true });
});

const source = (path: string) => ({ id: 'l', file: 'lists/list.csv', path });

async function readBy(workers: Workers, from: Parameters<typeof lendBytes>[0] | undefined = undefined) {
  const parts: WrittenRows[] = [];
  const lent = from === undefined ? undefined : lendBytes(from);
  const result = await workers.run(
    'read-list',
    { source: { ...source(file), ...(lent === undefined ? {} : { lent: lent.lent }) } },
    {
      onBatch: (rows) => void parts.push(rows),
      ...(lent === undefined ? {} : { handed: [lent.lent.port] }),
    },
  );
  lent?.end();
  return { result, cells: parts.flatMap(({ cells }) => cells) };
}

/** A thread takes its time to start where the machine is busy. */
describe('workers', { timeout: 60_000 }, () => {
  it('read a list in another thread as in this one', async () => {
    const [there, now] = [await readBy(threads), await readBy(here)];
    expect(there.cells).toHaveLength(ROWS);
    expect(there).toEqual(now);
  });

  it('read bytes that only this thread has', async () => {
    const bytes = readFileSync(file);
    const stream = (start = 0, end = bytes.length): Readable =>
      Readable.from([
        bytes.subarray(start, end).subarray(0, 10_000),
        bytes.subarray(start, end).subarray(10_000),
      ]);
    const lent = await readBy(threads, { name: 'list.csv', size: bytes.length, stream });
    expect(lent.cells).toEqual((await readBy(here)).cells);
  });

  it('say what is wrong with a file as the reader does', async () => {
    const missing = { source: source(join(folder, 'none.csv')) };
    const refusal = (workers: Workers) =>
      workers.run('read-list', missing).catch((error: unknown) => error as VinetraceError);
    const [there, now] = [await refusal(threads), await refusal(here)];
    expect(there).toBeInstanceOf(VinetraceError);
    expect(there).toMatchObject({ code: 'input-refused' });
    expect((there as VinetraceError).faults).toEqual((now as VinetraceError).faults);
  });

  it('end at once when they are cancelled, and others go on', async () => {
    const cancelling = new AbortController();
    let begun = 0;
    const cancelled = threads.run(
      'read-list',
      { source: source(file) },
      {
        signal: cancelling.signal,
        onBatch() {
          begun = performance.now();
          cancelling.abort();
        },
      },
    );
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
    expect(performance.now() - begun).toBeLessThan(1000);
    expect((await readBy(threads)).cells).toHaveLength(ROWS);
  });

  it('give a task nothing that was sent to the one before it', async () => {
    const { record } = newRecord();
    const pool = workerPool(program, 1);
    const asked = { case: 'c', lists: [], documents: [], canaries: [] };
    const failing = await pool.start('lineage', {
      ...asked,
      source: { ...record.source, file: join(folder, 'none', 'record.db') },
    });
    failing.send('of the first');
    await expect(failing.result).rejects.toThrow();
    failing.send('too late');
    const next = await pool.start('lineage', { ...asked, source: record.source });
    failing.send('much too late');
    next.send({ lists: [], complexes: [], complexOf: new Int32Array() });
    expect((await next.result).lists).toEqual([]);
    await pool.close();
  });

  it('are ended at any moment of their calls of the database', { timeout: 120_000 }, async () => {
    // The driver would take the whole process with it, and these tests: nothing could be caught.
    const { record } = newRecord();
    for (let moment = 0; moment < 6; moment += 1) {
      const pool = workerPool(program, 1);
      await pool.run('checkpoint', record.source);
      const calls = Array.from({ length: 100 }, () => pool.run('checkpoint', record.source));
      const ends = Promise.allSettled(calls);
      await sleep(moment * 2);
      await pool.close();
      expect((await ends).at(-1)?.status).toBe('rejected');
    }
  });

  it('that broke while they had nothing to do are given no task', async () => {
    const brittle = join(folder, 'brittle.mjs');
    writeFileSync(
      brittle,
      `import { parentPort, workerData } from 'node:worker_threads';
       Atomics.store(workerData.door, 0, 0);
       parentPort.on('message', () => {
         parentPort.postMessage({ kind: 'done', result: 'done' });
         setTimeout(() => { throw new Error('broke'); }, 10);
       });`,
    );
    const pool = workerPool(brittle, 1);
    const run = () => pool.run('checkpoint', { file, key: '' });
    for (let n = 0; n < 2; n += 1) {
      expect(await run()).toBe('done');
      await sleep(500);
    }
    await pool.close();
  });

  it('give back the turn of a task that cannot be sent to one', async () => {
    const pool = workerPool(program, 1);
    const unsendable = { source: { ...source(file), lent: () => {} } } as unknown;
    await expect(pool.run('look-at-list', unsendable as never)).rejects.toThrow(/clone/);
    expect(pool.busy()).toBe(0);
    await pool.close();
  });

  it('wait for their turn where all are at work', async () => {
    const all = await Promise.all(Array.from({ length: 5 }, () => readBy(threads)));
    for (const { cells } of all) expect(cells).toHaveLength(ROWS);
  });
});

// Reads lists and says what that took; a process or a worker thread of `read.ts`.
import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import process from 'node:process';
import { isMainThread, workerData } from 'node:worker_threads';
import { openList } from '../../server/ingest/open-list.ts';

/** What reading some files took. `peakMegabytes` is the whole process's. */
export interface ReadingTook {
  rows: number;
  openSeconds: number;
  seconds: number;
  cpuSeconds: number;
  peakMegabytes: number;
}

async function readLists(paths: readonly string[]): Promise<ReadingTook> {
  const started = performance.now();
  const cpu = process.cpuUsage();
  let [rows, opening] = [0, 0];
  for (const path of paths) {
    const from = performance.now();
    const list = await openList({ id: 'L', file: basename(path), path });
    opening += performance.now() - from;
    for await (const batch of list.batches) rows += batch.rows.length;
  }
  const { user, system } = process.cpuUsage(cpu);
  return {
    rows,
    openSeconds: opening / 1000,
    seconds: (performance.now() - started) / 1000,
    cpuSeconds: (user + system) / 1e6,
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
  };
}

const { answer, paths } = isMainThread
  ? { answer: undefined, paths: process.argv.slice(2) }
  : (workerData as { answer: string; paths: string[] });
const took = JSON.stringify(await readLists(paths));
if (answer === undefined) process.stdout.write(took);
else writeFileSync(answer, took);

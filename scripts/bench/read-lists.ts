// Reads lists and says what that took: a process of `read.ts`, alone or with worker threads that share the lists.
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import process from 'node:process';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { openList } from '../../server/ingest/open-list.ts';

/** What reading took. Seconds of opening and rows are added up over all threads in `counts`. */
export interface ReadingTook {
  rows: number;
  openSeconds: number;
  seconds: number;
  cpuSeconds: number;
  peakMegabytes: number;
}

/** Rows read, and milliseconds spent opening: of one thread, in memory that threads share. */
type Counts = Float64Array;

async function readLists(paths: readonly string[], counts: Counts): Promise<void> {
  for (const path of paths) {
    const from = performance.now();
    const list = await openList({ id: 'L', file: basename(path), path });
    counts[1]! += performance.now() - from;
    for await (const batch of list.batches) counts[0]! += batch.rows.length;
  }
}

/** Of this program alone: what the system counts for a process begins with what its parent had. */
function peakMegabytes(): number {
  const status = '/proc/self/status';
  const peak = existsSync(status) ? /VmHWM:\s*(\d+)/.exec(readFileSync(status, 'utf8'))?.[1] : undefined;
  return Number(peak ?? process.resourceUsage().maxRSS) / 1024;
}

async function main(workers: number, paths: readonly string[]): Promise<ReadingTook> {
  const started = performance.now();
  const shares = Array.from(
    { length: Math.max(1, workers) },
    () => new Float64Array(new SharedArrayBuffer(16)),
  );
  const part = (turn: number): string[] => paths.filter((_, at) => at % shares.length === turn);
  await (workers === 0
    ? readLists(paths, shares[0]!)
    : Promise.all(
        shares.map((counts, turn) =>
          once(new Worker(new URL(import.meta.url), { workerData: { paths: part(turn), counts } }), 'exit'),
        ),
      ));
  const { user, system } = process.cpuUsage();
  return {
    rows: shares.reduce((sum, counts) => sum + counts[0]!, 0),
    openSeconds: shares.reduce((sum, counts) => sum + counts[1]!, 0) / 1000,
    seconds: (performance.now() - started) / 1000,
    cpuSeconds: (user + system) / 1e6,
    peakMegabytes: peakMegabytes(),
  };
}

if (isMainThread) {
  const [workers, ...paths] = process.argv.slice(2);
  process.stdout.write(JSON.stringify(await main(Number(workers), paths)));
} else {
  const { paths, counts } = workerData as { paths: string[]; counts: Counts };
  await readLists(paths, counts);
}

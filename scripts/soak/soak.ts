/**
 * `npm run soak -- [--kills 1000] [--seed 1] [--workers 2] [--log .cache/soak/SEED.jsonl]`: kills the program at random points of loads, imports, edits by hand,
 * retractions, exports, reports and rebuilds, and checks after each kill that nothing acknowledged was lost, that the record is
 * sound and that the graph is what a rebuild gives. The exit status is 1 where anything is wrong; the data directory is then left as it is.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { soak } from './rounds.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '1000' },
    workers: { type: 'string', default: '2' },
    seed: { type: 'string', default: '1' },
    log: { type: 'string' },
  },
});
const [kills, seed] = [Number(values.kills), Number(values.seed)];
const log = values.log ?? join(import.meta.dirname, '../../.cache/soak', `${seed}.jsonl`);
mkdirSync(dirname(log), { recursive: true });
rmSync(log, { force: true });
const begun = performance.now();
const outcome = await soak({
  kills,
  seed,
  workers: Number(values.workers),
  log,
  onKill(done, { acknowledged, problems }) {
    if (done % 10 !== 0 && done !== kills && problems.length === 0) return;
    const seconds = Math.round((performance.now() - begun) / 1000);
    process.stdout.write(
      `${done} of ${kills} kills, ${acknowledged} acknowledged, ${problems.length} problems, ${seconds} s\n`,
    );
  },
});
const during = Object.entries(outcome.during).sort(([, a], [, b]) => b - a);
process.stdout.write(
  `killed during ${during.map(([name, times]) => `${name} ${times}`).join(', ')}\n${log}\n`,
);
for (const problem of outcome.problems) process.stdout.write(`PROBLEM ${problem}\n`);
process.exitCode = outcome.problems.length > 0 ? 1 : 0;

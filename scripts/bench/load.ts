/**
 * Measures `vinetrace load` into the embedded engine: node scripts/run.mjs scripts/bench/load.ts [ROWS …]
 * Each number of rows lies in 20 lists; 10,000, 100,000 and 300,000 where none is given. The last line says how time
 * grows with rows.
 */
import { join } from 'node:path';
import process from 'node:process';
import { z } from 'zod';
import { writeBenchCase } from './case.ts';
import { buildServer, vinetrace, workplace } from './workplace.ts';

const LISTS = 20;
const GOAL = { rows: 100_000, seconds: 15 };

const answer = z.object({
  counts: z.object({ rows: z.number(), owners: z.number() }),
  seconds: z.record(z.string(), z.number()),
});

const sizes = process.argv.slice(2).map(Number);
if (sizes.length === 0) sizes.push(10_000, GOAL.rows, 300_000);

await buildServer();
const measured: { rows: number; seconds: number }[] = [];
for (const rows of sizes) {
  const at = workplace();
  try {
    const folder = join(at.folder, 'case');
    writeBenchCase(folder, { lists: LISTS, rows: Math.ceil(rows / LISTS) });
    const run = await vinetrace(at, 'load', folder, '--json');
    const { counts, seconds } = answer.parse(JSON.parse(run.stdout));
    const stages = Object.entries(seconds)
      .map(([stage, spent]) => `${stage} ${spent.toFixed(2)}`)
      .join(', ');
    const goal = rows === GOAL.rows ? ` (goal ${GOAL.seconds} s)` : '';
    process.stdout.write(
      `${counts.rows} rows, ${counts.owners} owners: ${run.seconds.toFixed(2)} s${goal}, ` +
        `${run.cpuSeconds.toFixed(2)} s of CPU, peak ${Math.round(run.peakMegabytes)} MB; seconds by stage: ${stages}\n`,
    );
    measured.push({ rows, seconds: run.seconds });
  } finally {
    at.remove();
  }
}
for (const [at, { rows, seconds }] of measured.entries()) {
  const before = measured[at - 1];
  if (before === undefined) continue;
  const [more, longer] = [rows / before.rows, seconds / before.seconds];
  process.stdout.write(`${more.toFixed(1)} times the rows take ${longer.toFixed(1)} times as long\n`);
}

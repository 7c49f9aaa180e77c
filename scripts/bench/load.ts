/**
 * Measures `vinetrace load` into the embedded engine: node scripts/run.mjs scripts/bench/load.ts [ROWS …]
 * Each number of rows lies in 100 files, of which 70 are CSV, 20 XLSX and 10 XLS; 100,000 and 1,000,000 where none is given.
 * The case is written once and kept in the temporary folder. The last line says how time grows with rows.
 */
import process from 'node:process';
import { z } from 'zod';
import { benchCase } from './case.ts';
import { buildServer, vinetrace, workplace } from './workplace.ts';

const LISTS = 100;
const GOAL = { rows: 1_000_000, seconds: 60, megabytes: 2048, growth: 12 };

const answer = z.object({
  counts: z.object({ rows: z.number(), owners: z.number() }),
  seconds: z.record(z.string(), z.number()),
  entries: z.number(),
});

const sizes = process.argv.slice(2).map(Number);
if (sizes.length === 0) sizes.push(GOAL.rows / 10, GOAL.rows);

await buildServer();
const measured: { rows: number; seconds: number }[] = [];
for (const rows of sizes) {
  const folder = benchCase({ lists: LISTS, rows: Math.ceil(rows / LISTS), mixed: true, sources: 0.4 });
  const at = workplace();
  try {
    const run = await vinetrace(at, 'load', folder, '--json');
    const { counts, seconds } = answer.parse(JSON.parse(run.stdout));
    const stages = Object.entries(seconds)
      .map(([stage, spent]) => `${stage} ${spent.toFixed(2)}`)
      .join(', ');
    const [goal, limit] =
      rows === GOAL.rows ? [` (goal ${GOAL.seconds} s)`, ` (goal ${GOAL.megabytes} MB)`] : ['', ''];
    process.stdout.write(
      `${counts.rows} rows, ${counts.owners} owners: ${run.seconds.toFixed(2)} s${goal}, ` +
        `${run.cpuSeconds.toFixed(2)} s of CPU, peak ${Math.round(run.peakMegabytes)} MB${limit}; ` +
        `seconds by stage, which overlap: ${stages}\n`,
    );
    const again = await vinetrace(at, 'load', folder, '--json');
    const { entries } = answer.parse(JSON.parse(again.stdout));
    process.stdout.write(`  the same folder again: ${again.seconds.toFixed(2)} s, ${entries} entries\n`);
    measured.push({ rows, seconds: run.seconds });
  } finally {
    at.remove();
  }
}
for (const [at, { rows, seconds }] of measured.entries()) {
  const before = measured[at - 1];
  if (before === undefined) continue;
  const [more, longer] = [rows / before.rows, seconds / before.seconds];
  const goal = more === 10 ? ` (goal ${GOAL.growth})` : '';
  process.stdout.write(`${more.toFixed(1)} times the rows take ${longer.toFixed(1)} times as long${goal}\n`);
}

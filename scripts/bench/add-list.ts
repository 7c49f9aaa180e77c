/**
 * Measures a list that is added to a large case: node scripts/run.mjs scripts/bench/add-list.ts [ROWS [ADDED [TIMES]]]
 * `vinetrace import` of ADDED rows (5,000) into a case of ROWS (1,000,000), the whole command, TIMES (3) times, each time another list.
 */
import process from 'node:process';
import { z } from 'zod';
import { peopleCase } from './people-case.ts';
import { median } from './statistics.ts';
import { buildServer, vinetrace, workplace } from './workplace.ts';

const GOAL = { rows: 1_000_000, added: 5_000, seconds: 2 };

const report = z.object({
  seconds: z.number(),
  lists: z.array(z.object({ owners: z.object({ new: z.number(), known: z.number() }) })),
});

const [rows = GOAL.rows, added = GOAL.added, times = 3] = process.argv.slice(2).map(Number);
await buildServer();
const at = workplace();
try {
  const wanted = peopleCase(rows, added);
  const loaded = await vinetrace(at, 'load', wanted.folder, '--json');
  process.stdout.write(`${wanted.rows} rows loaded in ${loaded.seconds.toFixed(1)} s\n`);
  const runs: number[] = [];
  for (const file of wanted.more.slice(0, times)) {
    const run = await vinetrace(at, 'import', file, '--holder', 'P1', '--json');
    const { seconds, lists } = report.parse(JSON.parse(run.stdout));
    const { owners } = lists[0]!;
    runs.push(run.seconds);
    process.stdout.write(
      `  ${added} rows, ${owners.known} owners known, ${owners.new} new: ${run.seconds.toFixed(2)} s, ` +
        `of which the import ${seconds.toFixed(2)}; ${run.cpuSeconds.toFixed(2)} s of CPU, peak ${Math.round(run.peakMegabytes)} MB\n`,
    );
  }
  const goal = rows === GOAL.rows && added === GOAL.added ? ` (goal ${GOAL.seconds} s)` : '';
  process.stdout.write(`median ${median(runs).toFixed(2)} s${goal}\n`);
} finally {
  at.remove();
}

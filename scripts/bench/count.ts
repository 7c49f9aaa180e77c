/**
 * Measures counts over HTTP: node scripts/run.mjs scripts/bench/count.ts [ROWS [REQUESTS]]
 * 1,000,000 rows in 100 lists and five requests of each kind where nothing is given, one after the other.
 */
import process from 'node:process';
import { benchCase } from './case.ts';
import { TIRELESS_ENV, serve } from './served.ts';
import { median } from './statistics.ts';
import { buildServer, vinetrace, workplace } from './workplace.ts';

const LISTS = 100;
const GOAL = 3000;

const [rows = 1_000_000, requests = 5] = process.argv.slice(2).map(Number);

await buildServer();
const at = workplace(TIRELESS_ENV);
try {
  const folder = benchCase({ lists: LISTS, rows: Math.ceil(rows / LISTS) });
  await vinetrace(at, 'load', folder);
  const served = await serve(at);
  const base = '/api/cases/bench';
  const kinds: Record<string, string> = {
    'the case': `${base}/count`,
    'a party': `${base}/count?party=P${LISTS - 1}`,
    'rows that are duplicates': `${base}/count/rows?of=duplicate&limit=100`,
  };
  try {
    for (const [kind, path] of Object.entries(kinds)) {
      const times: number[] = [];
      let answer = '';
      for (let n = 0; n < requests; n += 1) {
        const begun = performance.now();
        answer = await served.ask(path);
        times.push(performance.now() - begun);
      }
      const { records } = JSON.parse(answer) as { records?: object };
      process.stdout.write(
        `${kind}: first ${times[0]!.toFixed(0)}, median ${median(times).toFixed(0)} ms (goal ${GOAL}) ${JSON.stringify(records ?? {})}\n`,
      );
    }
  } finally {
    await served.stop();
  }
} finally {
  at.remove();
}

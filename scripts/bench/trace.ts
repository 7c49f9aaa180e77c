/**
 * Measures answers over HTTP: node scripts/run.mjs scripts/bench/trace.ts [ROWS [REQUESTS]]
 * 100,000 rows in 20 lists and 200 requests of each kind where nothing is given, one request after the other.
 */
import { join } from 'node:path';
import process from 'node:process';
import { writeBenchCase } from './case.ts';
import { TIRELESS_ENV, serve } from './served.ts';
import { quantile } from './statistics.ts';
import { buildServer, vinetrace, workplace } from './workplace.ts';

const LISTS = 20;
const GOAL = { trace: 200 };
/** Requests whose time does not count: statements are planned and code is compiled by them. */
const WARM_UP = 5;

const [rows = 100_000, requests = 200] = process.argv.slice(2).map(Number);

await buildServer();
const at = workplace(TIRELESS_ENV);
try {
  const folder = join(at.folder, 'case');
  const { id } = writeBenchCase(folder, { lists: LISTS, rows: Math.ceil(rows / LISTS) });
  await vinetrace(at, 'load', folder);
  const served = await serve(at);
  const base = `/api/cases/${id}`;
  const kinds: Record<string, (n: number) => Promise<string>> = {
    trace: (n) => served.ask(`${base}/lists/L${n % LISTS}/sources`),
    overview: () => served.ask(`${base}/overview`),
    neighbours: (n) => served.ask(`${base}/elements/L${n % LISTS}/neighbours`),
    search: (n) => served.ask(`${base}/search`, { q: `Party ${n % LISTS}` }),
    'search by phone': (n) => served.ask(`${base}/search`, { q: `19900${String(n).padStart(6, '0')}` }),
  };
  try {
    for (const [kind, ask] of Object.entries(kinds)) {
      const times: number[] = [];
      for (let n = -WARM_UP; n < requests; n += 1) {
        const begun = performance.now();
        await ask(Math.abs(n));
        if (n >= 0) times.push(performance.now() - begun);
      }
      const goal = kind === 'trace' ? ` (goal ${GOAL.trace})` : '';
      const [p50, p95] = [quantile(times, 0.5), quantile(times, 0.95)];
      process.stdout.write(
        `${kind}: p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms${goal}, ${times.length} requests\n`,
      );
    }
  } finally {
    await served.stop();
  }
} finally {
  at.remove();
}

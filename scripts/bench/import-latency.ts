/**
 * Measures answers over HTTP while a load runs in the same process: node scripts/run.mjs scripts/bench/import-latency.ts [ROWS]
 * 300,000 rows in 100 mixed files where nothing is given. One request after the other, of three kinds in turn, into a case
 * of 10,000 rows that was there before.
 */
import { join } from 'node:path';
import process from 'node:process';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { buildApp } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { loadFolder } from '../../server/operations/load.ts';
import { openWorkspace } from '../../server/workspace.ts';
import { benchCase, writeBenchCase } from './case.ts';
import { TIRELESS_ENV, signIn } from './served.ts';
import { quantile } from './statistics.ts';
import { buildServer, workplace } from './workplace.ts';

const GOAL = 100;
const LISTS = 100;
/** People do not ask a thousand times a second. */
const PAUSE_MS = 20;

const rows = Number(process.argv[2] ?? 300_000);
await buildServer();
const thread = fileURLToPath(new URL('../../dist/thread.js', import.meta.url));
const folder = benchCase({ lists: LISTS, rows: Math.ceil(rows / LISTS), mixed: true, sources: 0.4 });
const at = workplace(TIRELESS_ENV);
const config = readConfig({ data: at.data }, at.env);
const workspace = await openWorkspace({ config, tell: () => {}, thread });
const app = await buildApp(workspace, { host: '127.0.0.1', log: { write: () => {} } });
const watched = { actor: 'bench', onProgress: () => {}, signal: new AbortController().signal };
try {
  await workspace.accounts.ensureAdministrator(config.adminPassword);
  await app.listen({ host: '127.0.0.1', port: 0 });
  const address = app.server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server has no address');
  const before = join(at.folder, 'before');
  const { id, last } = writeBenchCase(before, { lists: 10, rows: 1000, id: 'before' });
  await loadFolder(workspace, { ...watched, folder: before });
  const session = await signIn(`http://127.0.0.1:${address.port}`);
  const kinds: Record<string, () => Promise<string>> = {
    health: () => session.ask('/api/health'),
    overview: () => session.ask(`/api/cases/${id}/overview`),
    trace: () => session.ask(`/api/cases/${id}/lists/${last}/sources`),
  };
  for (const ask of Object.values(kinds)) await ask();

  const times = new Map(Object.keys(kinds).map((kind) => [kind, [] as number[]]));
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const begun = performance.now();
  const state = { isLoading: true };
  const loading = loadFolder(workspace, { ...watched, folder }).finally(() => (state.isLoading = false));
  while (state.isLoading) {
    for (const [kind, ask] of Object.entries(kinds)) {
      const from = performance.now();
      await ask();
      times.get(kind)?.push(performance.now() - from);
      await sleep(PAUSE_MS);
    }
  }
  const { counts } = await loading;
  process.stdout.write(
    `${counts.rows} rows loaded in ${((performance.now() - begun) / 1000).toFixed(1)} s meanwhile; ` +
      `longest stretch of the main thread ${Math.round(delay.max / 1e6)} ms\n`,
  );
  for (const [kind, spent] of times) {
    const [p50, p95, most] = [quantile(spent, 0.5), quantile(spent, 0.95), Math.max(...spent)];
    process.stdout.write(
      `${kind}: p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms (goal ${GOAL}), longest ${most.toFixed(0)} ms, ${spent.length} requests\n`,
    );
  }
} finally {
  await app.close();
  await workspace.close().catch(() => undefined);
  at.remove();
}

/**
 * `npm run load [-- --users 200 --minutes 10]`: many people on one case at the same time, on this machine: what they wait for, by route.
 * Each thinks between 2 and 8 s between two things, keeps a page open that listens, and asks as pages do. By default 50 people for one minute.
 * Exits 1 where an answer was neither 2xx nor a 503 with `Retry-After`: nobody who works as people do meets the limits of one person (429).
 */
import { cpus, loadavg } from 'node:os';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { ensureBuilt } from '../../../tests/browser/built.ts';
import { DEYANG } from '../../../tests/browser/rig.ts';
import { serve, SERVED_ENV } from '../served.ts';
import { quantile, secondsSince } from '../statistics.ts';
import { vinetrace, workplace } from '../workplace.ts';
import { accounts } from './accounts.ts';
import type { Case } from './case.ts';
import { person, type Answer } from './client.ts';
import { MIX, type Step } from './mix.ts';

const { values } = parseArgs({
  options: { users: { type: 'string', default: '50' }, minutes: { type: 'string', default: '1' } },
});
const USERS = Number(values.users);
const SECONDS = Number(values.minutes) * 60;
const THINKING_MS = [2000, 8000] as const;
/** People come over so long (s). */
const ARRIVING = Math.min(30, SECONDS / 4);

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const between = ([least, most]: readonly [number, number]): number => least + Math.random() * (most - least);
const pick = <T>(from: readonly T[]): T => from[Math.floor(Math.random() * from.length)]!;

const TOTAL = MIX.reduce((sum, { share }) => sum + share, 0);
function chosen(): Step {
  let left = Math.random() * TOTAL;
  return MIX.find(({ share }) => (left -= share) < 0) ?? MIX[0]!;
}

interface Route {
  times: number[];
  refused: number;
  wrong: Map<string, number>;
}
const routes = new Map<string, Route>();
function keep(pattern: string, outcome: Answer | string): void {
  const route = routes.get(pattern) ?? { times: [], refused: 0, wrong: new Map<string, number>() };
  routes.set(pattern, route);
  if (typeof outcome !== 'string' && outcome.status < 300) route.times.push(outcome.ms);
  else if (typeof outcome !== 'string' && outcome.status === 503) route.refused += 1;
  else {
    const what = typeof outcome === 'string' ? outcome : String(outcome.status);
    route.wrong.set(what, (route.wrong.get(what) ?? 0) + 1);
  }
}

async function works(url: string, cookie: string, about: Case, until: number): Promise<void> {
  await sleep(Math.random() * ARRIVING * 1000);
  const one = person(url, cookie);
  one.listen(`${about.base}/events`);
  while (performance.now() < until) {
    const asks = chosen().asks(about, pick);
    await Promise.all(
      asks.map(([pattern, path, body]) =>
        one.ask(path, body).then(
          (answer) => keep(pattern, answer),
          (error: NodeJS.ErrnoException) => keep(pattern, error.code ?? 'error'),
        ),
      ),
    );
    await sleep(between(THINKING_MS));
  }
  one.leave();
}

await ensureBuilt();
const at = workplace(SERVED_ENV);
try {
  await vinetrace(at, 'load', DEYANG);
  const served = await serve(at);
  const cookie = `${served.cookie.name}=${served.cookie.value}`;
  const base = '/api/cases/deyang';
  // One person may have so many pages open that ten windows stand for ten people.
  const sessions = await accounts(served, 'deyang', Math.ceil(USERS / 10));
  const first = person(served.url, cookie);
  const known = JSON.parse((await first.ask(`${base}/lists`, undefined, true)).text) as {
    lists: { id: string }[];
  };
  first.leave();
  const about: Case = { base, lists: known.lists.map(({ id }) => encodeURIComponent(id)) };
  const begun = performance.now();
  const before = loadavg()[0] ?? 0;
  await Promise.all(
    Array.from({ length: USERS }, (_, index) =>
      works(served.url, sessions[index % sessions.length]!, about, begun + SECONDS * 1000),
    ),
  );
  const seconds = secondsSince(begun);
  await served.stop();
  const all = [...routes.values()].flatMap(({ times }) => times);
  process.stdout.write(
    `${USERS} people for ${Math.round(seconds)} s, ${all.length} answers (${(all.length / seconds).toFixed(1)}/s), ${cpus().length} cores, ` +
      `load of the machine ${before.toFixed(1)} before and ${(loadavg()[0] ?? 0).toFixed(1)} after\n\n` +
      '| Route | Answers | p50 (ms) | p95 (ms) | Longest (ms) | 503 | Errors |\n|---|---|---|---|---|---|---|\n',
  );
  const line = (name: string, { times, refused, wrong }: Route): string =>
    `| ${name} | ${times.length} | ${[0.5, 0.95, 1].map((q) => Math.round(quantile(times, q))).join(' | ')} | ${refused} | ` +
    `${[...wrong].map(([what, n]) => `${n} × ${what}`).join(', ') || '0'} |\n`;
  const sorted = [...routes].sort(([, a], [, b]) => quantile(b.times, 0.95) - quantile(a.times, 0.95));
  for (const [pattern, route] of sorted) process.stdout.write(line(`\`${pattern}\``, route));
  if ([...routes.values()].some(({ wrong }) => wrong.size > 0)) process.exitCode = 1;
} finally {
  at.remove();
}

/**
 * Measures the way from nothing to a traced chain: node scripts/run.mjs scripts/bench/fresh.ts
 * A clone of what is committed, `npm ci` from npm's cache (it builds too), `npm start` with an empty home folder, sign-in,
 * the trace of the retailer's list of the Deyang case. What is not committed is not measured.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { trace } from '#contract/lineage.ts';
import { addressOf, SERVED_ENV, signIn } from './served.ts';
import { secondsSince } from './statistics.ts';
import { workplace } from './workplace.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const GOAL_SECONDS = 90;

const say = (what: string, seconds: number): void =>
  void process.stdout.write(`${what}: ${seconds.toFixed(1)} s\n`);

/** Runs a program to its end. @throws Error with what it said where it fails */
function run(program: string, args: string[], cwd: string, env: NodeJS.ProcessEnv): string {
  const begun = performance.now();
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`);
  say(`${program} ${args[0]}`, secondsSince(begun));
  return stdout;
}

const cache = spawnSync('npm', ['config', 'get', 'cache'], { encoding: 'utf8' }).stdout.trim();
const at = workplace({ ...SERVED_ENV, npm_config_cache: cache, npm_config_prefer_offline: 'true' });
const clone = join(at.folder, 'clone');
const begun = performance.now();
try {
  run('git', ['clone', '-q', ROOT, clone], at.folder, at.env);
  run('npm', ['ci', '--no-audit', '--no-fund'], clone, at.env);
  const starting = performance.now();
  // In a group of its own, so that npm and what it started end together.
  const server = spawn('npm', ['start', '--', '--port', '0'], {
    cwd: clone,
    env: at.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const ended = once(server, 'exit');
  try {
    const url = await addressOf(server);
    say('npm start, until it answers', secondsSince(starting));
    const tracing = performance.now();
    const { ask } = await signIn(url);
    const { paths } = trace.parse(JSON.parse(await ask('/api/cases/deyang/lists/L20/sources')));
    say(`sign-in and trace (${paths.length} paths)`, secondsSince(tracing));
    say(`from the clone to the traced chain (goal ${GOAL_SECONDS} s)`, secondsSince(begun));
  } finally {
    if (server.pid !== undefined) process.kill(-server.pid, 'SIGTERM');
    await ended;
  }
} finally {
  at.remove();
}

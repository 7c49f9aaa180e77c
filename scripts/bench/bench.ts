/**
 * `npm run bench`: all measurements, one after the other; `npm run bench -- NAME [ARGUMENTS]` runs one.
 * One that fails does not keep the others from running; the exit code tells.
 */
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const NAMES = [
  'load',
  'add-list',
  'import-latency',
  'read',
  'normalise',
  'detect',
  'link',
  'match',
  'lineage',
  'trace',
  'hubs',
  'count',
  'export',
  'canaries',
  'across',
  'projection',
  'client',
  'fresh',
  'answers',
];

const [name, ...rest] = process.argv.slice(2);
if (name !== undefined && !NAMES.includes(name)) {
  process.stderr.write(`usage: npm run bench [-- ${NAMES.join('|')} [ARGUMENTS]]\n`);
  process.exit(2);
}
for (const each of name === undefined ? NAMES : [name]) {
  process.stdout.write(`\n== ${each}\n`);
  const args = ['scripts/run.mjs', `scripts/bench/${each}.ts`, ...rest];
  const { status } = spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}

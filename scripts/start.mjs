/**
 * `npm start`: builds what is missing, loads the case of the fixtures where there is none yet, serves.
 * Arguments go to `vinetrace serve`: `npm start -- --port 9000`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const main = join(root, 'dist/main.js');

const node = (file, args, stdout = 'inherit') =>
  spawnSync(process.execPath, [join(root, file), ...args], {
    stdio: ['ignore', stdout, 'inherit'],
    encoding: 'utf8',
  });

/** The data directory that `serve` is told, for the other commands to use the same. */
const { values } = parseArgs({ options: { data: { type: 'string' } }, strict: false });
const data = typeof values.data === 'string' ? ['--data', values.data] : [];

/** Whether the journal tells of an import; undefined where it could not be read, which `serve` will explain. */
function holdsCase() {
  const { status, stdout } = node('bin/vinetrace.js', ['journal', '--json', ...data], 'pipe');
  if (status !== 0) return undefined;
  return JSON.parse(stdout).entries.some((entry) => entry.action === 'import');
}

const missing = [
  ...(existsSync(main) ? [] : ['server']),
  ...(existsSync(join(root, 'dist/client/index.html')) ? [] : ['client']),
];
for (const part of missing) {
  const { status } = node('scripts/build.mjs', [part]);
  if (status !== 0) process.exit(status ?? 1);
}
if (holdsCase() === false) {
  // Its answer goes to stderr: stdout says where the server is.
  const { status } = node('bin/vinetrace.js', ['load', join(root, 'fixtures/cases/deyang'), ...data], 2);
  if (status !== 0) process.exit(status ?? 1);
}
// npm runs this through a shell, which ends without a word to us when npm is told to end: then nobody is left to serve.
if (process.env.npm_lifecycle_event === 'start') {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, 500).unref();
}
process.argv = [process.argv[0], join(root, 'bin/vinetrace.js'), 'serve', ...process.argv.slice(2)];
await import('../dist/main.js');

// Child processes that work on a record.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..', '..');

export interface Child {
  process: ChildProcess;
  /** The next line that it says; undefined once it has ended. */
  line(): Promise<string | undefined>;
  /** Every line so far. */
  said: string[];
  kill(): Promise<void>;
}

export function startChild(what: 'hold' | 'write', data: string, key: Buffer): Child {
  const child = spawn(
    process.execPath,
    [join(root, 'scripts', 'run.mjs'), join(here, 'child.ts'), what, data, key.toString('hex')],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const said: string[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => said.push(line));
  const iterator = lines[Symbol.asyncIterator]();
  return {
    process: child,
    said,
    line: async () => (await iterator.next()).value as string | undefined,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

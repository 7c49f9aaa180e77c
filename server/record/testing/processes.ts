// Child processes that work on a record.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

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

const bundled = join(root, 'node_modules', '.cache', 'vinetrace', `record-child-${process.pid}.mjs`);
let bundling: Promise<unknown> | undefined;

/** Bundles the child's program, once for all children: it is TypeScript, and starting must be quick. */
async function bundle(): Promise<void> {
  const build = await rolldown({
    input: join(here, 'child.ts'),
    platform: 'node',
    external: (id) => !id.startsWith('.') && !id.startsWith('#') && !isAbsolute(id),
  });
  await build.write({ file: bundled, format: 'esm' });
  await build.close();
}

/** Takes the bundle away. */
export const forgetChild = (): void => rmSync(bundled, { force: true });

export async function startChild(what: 'hold' | 'write', data: string, key: Buffer): Promise<Child> {
  await (bundling ??= bundle());
  const child = spawn(process.execPath, [bundled, what, data, key.toString('hex')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
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

// The workers' program for tests, bundled from the sources as they are.
import { rmSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const folder = join(root, 'node_modules', '.cache', 'vinetrace', `thread-${process.pid}`);

/** Bundles the program and answers where it lies. */
export async function bundledThread(): Promise<string> {
  const build = await rolldown({
    input: { thread: join(root, 'server/workers/thread.ts') },
    platform: 'node',
    external: (id) => !id.startsWith('.') && !id.startsWith('#') && !isAbsolute(id),
    tsconfig: join(root, 'tsconfig.json'),
  });
  await build.write({ dir: folder, format: 'esm', entryFileNames: '[name].mjs' });
  await build.close();
  return join(folder, 'thread.mjs');
}

/** Takes the bundle away. */
export const forgetThread = (): void => rmSync(folder, { recursive: true, force: true });

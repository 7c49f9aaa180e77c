/**
 * `npm run build`: the server into `dist/main.js` and `dist/server`, the client into `dist/client`.
 * `node scripts/build.mjs server [FOLDER]` or `… client` builds one of them.
 * Packages stay outside and are resolved from `node_modules`. Runs after `npm ci` too; without the tools of development
 * (`npm ci --omit=dev`) there is nothing to build with, and what was built is used.
 */
import { existsSync, rmSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

const isOutside = (id) => !id.startsWith('.') && !id.startsWith('#') && !isAbsolute(id);

/** Writes the server: `main.js`, the program of its workers `thread.js`, and what only some commands need into files of their own, with source maps. */
async function buildServer({ rolldown }, folder) {
  rmSync(join(folder, 'server'), { recursive: true, force: true });
  const bundle = await rolldown({
    input: { main: join(root, 'server/main.ts'), thread: join(root, 'server/workers/thread.ts') },
    cwd: root,
    platform: 'node',
    external: isOutside,
    tsconfig: join(root, 'tsconfig.json'),
  });
  await bundle.write({
    dir: folder,
    format: 'esm',
    sourcemap: true,
    entryFileNames: '[name].js',
    chunkFileNames: 'server/[name]-[hash].js',
  });
  await bundle.close();
}

async function buildClient({ build }) {
  await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });
}

async function tools() {
  try {
    return { rolldown: await import('rolldown'), vite: await import('vite') };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

const found = await tools();
if (found === undefined) {
  process.stderr.write('vinetrace: the build tools are not installed; what is in dist/ is used as it is\n');
} else {
  const [, , only, out = join(root, 'dist')] = process.argv;
  if (only !== 'client') await buildServer(found.rolldown, out);
  if (only !== 'server' && existsSync(join(root, 'vite.config.ts'))) await buildClient(found.vite);
}

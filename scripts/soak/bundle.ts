// Bundles a program of the soak once, for it is started a thousand times.
import { rmSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const ROOT = join(import.meta.dirname, '../..');

/** Not written out, for what bundles this file looks for it as well. */
const META = ['import', 'meta', ''].join('.');

/** Keeps the location of a module pointing at its source file, as `scripts/run.mjs` does. */
const sourceLocation = {
  name: 'source-location',
  transform(code: string, id: string) {
    if (!code.includes(META) || id.includes('node_modules')) return null;
    const moved = code
      .replaceAll(`${META}url`, JSON.stringify(pathToFileURL(id).href))
      .replaceAll(`${META}dirname`, JSON.stringify(dirname(id)))
      .replaceAll(`${META}filename`, JSON.stringify(id));
    return { code: moved, map: null };
  },
};

/** Bundles a TypeScript file; answers the program, which is removed when this process ends. */
export async function bundle(source: string): Promise<string> {
  const file = join(ROOT, 'node_modules/.cache/vinetrace', `soak-${process.pid}.mjs`);
  const made = await rolldown({
    input: source,
    cwd: ROOT,
    platform: 'node',
    external: (id) => !id.startsWith('.') && !id.startsWith('#') && !isAbsolute(id),
    plugins: [sourceLocation],
    tsconfig: join(ROOT, 'tsconfig.json'),
  });
  await made.write({ file, format: 'esm', codeSplitting: false });
  await made.close();
  process.once('exit', () => rmSync(file, { force: true }));
  return file;
}

/**
 * Runs a TypeScript script of this project on Node 20: `node scripts/run.mjs scripts/NAME.ts [arguments]`.
 *
 * The entry is bundled by Rolldown (it comes with Vite) into `node_modules/.cache/vinetrace/` and imported from there.
 * Own files are bundled, `#contract/…` included; packages stay outside and are resolved from `node_modules`. The script
 * sees `process.argv` as if Node had run it (`argv[1]` is the entry), and `import.meta.url`, `.dirname` and
 * `.filename` of each module are those of its source file.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const cache = join(root, 'node_modules', '.cache', 'vinetrace');

/** Keeps `import.meta` of a module pointing at its source file, for the bundle lies elsewhere. */
const sourceLocation = {
  name: 'source-location',
  transform(code, id) {
    if (!code.includes('import.meta.') || id.includes('node_modules')) return null;
    const moved = code
      .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
      .replaceAll('import.meta.dirname', JSON.stringify(dirname(id)))
      .replaceAll('import.meta.filename', JSON.stringify(id));
    return { code: moved, map: null };
  },
};

/** A package or a built-in module: anything that is neither a path nor a `#` alias. */
const isOutside = (id) => !id.startsWith('.') && !id.startsWith('#') && !isAbsolute(id);

const [, , script, ...rest] = process.argv;
if (script === undefined) {
  process.stderr.write('usage: node scripts/run.mjs scripts/NAME.ts [arguments]\n');
  process.exit(2);
}
const entry = resolve(script);
const bundle = await rolldown({
  input: entry,
  cwd: root,
  platform: 'node',
  external: isOutside,
  plugins: [sourceLocation],
  tsconfig: join(root, 'tsconfig.json'),
});
mkdirSync(cache, { recursive: true });
const file = join(cache, `${basename(script).replace(/\.\w+$/, '')}-${process.pid}.mjs`);
await bundle.write({ file, format: 'esm', sourcemap: 'inline', codeSplitting: false });
await bundle.close();
process.on('exit', () => rmSync(file, { force: true }));
process.setSourceMapsEnabled(true);
process.argv = [process.argv[0], entry, ...rest];
await import(pathToFileURL(file).href);

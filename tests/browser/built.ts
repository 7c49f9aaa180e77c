/** The built program: built again where a source is newer than it, so that the tests drive what the sources say. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { buildAll } from '../../scripts/bench/workplace.ts';

const ROOT = join(import.meta.dirname, '../..');
const SOURCES = ['client', 'server', 'vite.config.ts', 'package-lock.json', 'scripts/build.mjs'];
const BUILT = ['dist/main.js', 'dist/client/index.html'];

const isSource = (name: string): boolean => !/\.test\.tsx?$|\.md$/.test(name);

/** When a file, or the newest source under a folder, was changed (ms); `otherwise` where there is none. */
function changed(path: string, otherwise: number): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return otherwise;
  if (!stat.isDirectory()) return stat.mtimeMs;
  const inside = readdirSync(path).filter(isSource);
  return Math.max(otherwise, ...inside.map((name) => changed(join(path, name), otherwise)));
}

/** Builds server and client where they are missing or older than their sources. @throws Error with what the build said */
export async function ensureBuilt(): Promise<void> {
  const newest = Math.max(...SOURCES.map((path) => changed(join(ROOT, path), 0)));
  const oldest = Math.min(...BUILT.map((path) => changed(join(ROOT, path), 0)));
  if (oldest < newest) await buildAll();
}

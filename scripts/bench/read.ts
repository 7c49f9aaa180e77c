/**
 * Measures reading alone (open, decode, split or unpack, map, normalise, traits): node scripts/run.mjs scripts/bench/read.ts [ROWS]
 * One list of ROWS (200,000) rows and ten columns in each format, each read by a process of its own; then a million rows (five
 * times ROWS) in 100 mixed files, 70 CSV, 20 XLSX, 10 XLS, by two worker threads.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { rolldown } from 'rolldown';
import { WRITERS } from './list-files.ts';
import type { ReadingTook } from './read-lists.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const MIXED: Record<string, number> = {
  'utf-8.csv': 35,
  'gb18030.csv': 25,
  'quoted.csv': 10,
  'shared.xlsx': 15,
  'inline.xlsx': 5,
  'biff8.xls': 10,
};

/** Rows of the XLS: the library that writes it takes longer than all the rest. */
const XLS_ROWS = 20_000;

const rows = Number(process.argv[2] ?? 200_000);
const folder = mkdtempSync(join(tmpdir(), 'vinetrace-bench-read-'));
// Inside the checkout, for the bundle asks its packages from there.
const code = join(ROOT, 'node_modules', '.cache', 'vinetrace', `read-lists-${process.pid}.mjs`);

/** The reading script as one file: the bundler's own memory must not be measured with it. */
async function bundleReader(): Promise<void> {
  const bundle = await rolldown({
    input: join(import.meta.dirname, 'read-lists.ts'),
    cwd: ROOT,
    platform: 'node',
    external: (id) => !id.startsWith('.') && !id.startsWith('#') && !id.startsWith('/'),
    tsconfig: join(ROOT, 'tsconfig.json'),
  });
  await bundle.write({ file: code, format: 'esm', codeSplitting: false });
  await bundle.close();
}

const perSecond = (count: number, seconds: number): string =>
  Math.round(count / seconds).toLocaleString('en');

/** Reads files in a process of its own, by so many worker threads or by none. */
const read = (workers: number, paths: readonly string[]): ReadingTook =>
  JSON.parse(
    execFileSync(process.execPath, [code, String(workers), ...paths], { encoding: 'utf8' }),
  ) as ReadingTook;

function tell(name: string, took: ReadingTook): void {
  process.stdout.write(
    `${name.padEnd(12)} ${took.rows} rows: ${took.seconds.toFixed(2)} s, ${took.cpuSeconds.toFixed(2)} s of CPU ` +
      `(${perSecond(took.rows, took.cpuSeconds)} rows a second of it), opened in ${took.openSeconds.toFixed(2)} s, ` +
      `peak ${Math.round(took.peakMegabytes)} MB\n`,
  );
}

async function measureFormats(): Promise<void> {
  for (const [name, write] of Object.entries(WRITERS)) {
    const path = join(folder, name);
    await write(path, Math.min(rows, name.endsWith('.xls') ? XLS_ROWS : rows));
    tell(name, read(0, [path]));
    rmSync(path);
  }
}

async function measureMixed(): Promise<void> {
  const files: string[] = [];
  for (const [name, count] of Object.entries(MIXED)) {
    const first = join(folder, name);
    await WRITERS[name]!(first, Math.round(rows / 20));
    for (let at = 0; at < count; at += 1) {
      const copy = join(folder, `${at}-${name}`);
      copyFileSync(first, copy);
      files.push(copy);
    }
  }
  tell('mixed', read(2, files));
}

try {
  await bundleReader();
  await measureFormats();
  await measureMixed();
} finally {
  rmSync(folder, { recursive: true, force: true });
  rmSync(code, { force: true });
}

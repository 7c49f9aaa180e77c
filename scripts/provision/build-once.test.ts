/** The build-once cache folder: whole or absent, built once, and no dead process's lock in its way. */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildOnce } from './build-once.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'vinetrace-once-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

test('two builders at once: the work is done by one and both get the whole folder', async () => {
  let builds = 0;
  const build = async (staging: string): Promise<void> => {
    builds += 1;
    await new Promise((done) => setTimeout(done, 300));
    await writeFile(join(staging, 'part'), 'whole');
  };
  const folders = await Promise.all([buildOnce(join(home, 'x'), build), buildOnce(join(home, 'x'), build)]);
  expect(builds).toBe(1);
  expect(folders.map((folder) => folder === join(home, 'x'))).toEqual([true, true]);
  expect(await readFile(join(home, 'x', 'part'), 'utf8')).toBe('whole');
  expect(await readdir(home)).toEqual(['x']);
});

test('a build that fails leaves nothing that could be taken for the folder', async () => {
  const failing = buildOnce(join(home, 'x'), async (staging) => {
    await writeFile(join(staging, 'part'), 'half');
    throw new Error('disk full');
  });
  await expect(failing).rejects.toThrow('disk full');
  expect(await readdir(home)).toEqual([]);
});

test('the lock and the half-built folder of a dead process do not stop the next build', async () => {
  await writeFile(join(home, 'x.lock'), '4194304999'); // above the largest process id
  await buildOnce(join(home, 'x'), (staging) => writeFile(join(staging, 'part'), 'whole'), 2_000);
  expect(existsSync(join(home, 'x', 'part'))).toBe(true);
});

test('a lock that is held for too long is an error that names it', async () => {
  await writeFile(join(home, 'x.lock'), String(process.pid));
  await expect(buildOnce(join(home, 'x'), async () => {}, 300)).rejects.toThrow('x.lock is held');
});

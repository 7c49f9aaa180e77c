/** A cache folder that is built once: whole or not at all, and by one process at a time. */
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** The project's cache of provisioned parts (git-ignored; deleting it costs a rebuild, nothing else). */
export const CACHE = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), '.cache');

/** True while the process that wrote the lock file still runs. */
async function isHeld(lock: string): Promise<boolean> {
  const pid = Number(await readFile(lock, 'utf8').catch(() => ''));
  if (pid === 0) return true; // just created, or just removed: look again
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Takes the lock file, waiting for its holder; a lock left behind by a dead process is removed. */
async function takeLock(lock: string, timeoutMs: number): Promise<void> {
  for (const end = Date.now() + timeoutMs; ; await sleep(200)) {
    const handle = await open(lock, 'wx').catch(() => undefined);
    if (handle) {
      await handle.writeFile(String(process.pid));
      return handle.close();
    }
    if (!(await isHeld(lock))) await rm(lock, { force: true });
    else if (Date.now() > end)
      throw new Error(`${lock} is held by another process; remove it if none is running`);
  }
}

/**
 * Builds `folder` unless it exists. The work is done in a staging folder beside it which is renamed at the end, so a
 * folder that exists is complete; a lock file makes a second process wait for the first and use its result.
 *
 * @param folder absolute path of the folder to build
 * @param build fills the empty staging folder it is given
 * @param timeoutMs how long to wait for another process that is building
 * @throws whatever `build` throws (the staging folder is removed), or Error when the lock stays held
 * @returns `folder`
 */
export async function buildOnce(
  folder: string,
  build: (staging: string) => Promise<void>,
  timeoutMs = 600_000,
): Promise<string> {
  if (existsSync(folder)) return folder;
  await mkdir(dirname(folder), { recursive: true });
  const [lock, staging] = [`${folder}.lock`, `${folder}.staging`];
  await takeLock(lock, timeoutMs);
  try {
    if (existsSync(folder)) return folder;
    await rm(staging, { recursive: true, force: true });
    await mkdir(staging);
    await build(staging);
    await rename(staging, folder);
    return folder;
  } finally {
    await rm(staging, { recursive: true, force: true });
    await rm(lock, { force: true });
  }
}

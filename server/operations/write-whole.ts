// Writes a file in one go, or leaves what was there: no temporary file lies beside it, for that might outlive a kill, unmasked.
import { open, rm, type FileHandle } from 'node:fs/promises';
import { fail } from '#contract/errors.ts';
import { FILE_MODE } from '../record/index.ts';

const isExisting = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EEXIST';

/** Opens the file to write to, as it is where there is one; `made` says that there was none. */
async function openTarget(path: string): Promise<{ file: FileHandle; made: boolean }> {
  try {
    return { file: await open(path, 'wx', FILE_MODE), made: true };
  } catch (error) {
    if (!isExisting(error)) throw error;
    return { file: await open(path, 'r+'), made: false };
  }
}

const unwritable = (path: string, error: unknown): never => {
  if (!(error instanceof Error && 'code' in error)) throw error;
  return fail(
    'input-refused',
    `无法写入 ${path}`,
    `${path} cannot be written (${String(error.code)})`,
    [],
    error,
  );
};

async function fill(file: FileHandle, pieces: readonly Buffer[]): Promise<void> {
  // What is no regular file (a pipe, a terminal) has neither length nor a mode of ours.
  if ((await file.stat()).isFile()) {
    await file.chmod(FILE_MODE);
    await file.truncate(0);
  }
  await file.writeFile(Buffer.concat(pieces));
}

/**
 * Opens the file, lets the content be made, writes it. A file that was not there is removed where that fails; one that
 * was there stays as it was until the content is made.
 * @throws input-refused where the file cannot be written, and what `make` throws
 */
export async function writeWhole<T extends { content: readonly Buffer[] }>(
  path: string,
  make: () => Promise<T>,
): Promise<T> {
  const target = await openTarget(path).catch((error: unknown) => unwritable(path, error));
  let done = false;
  try {
    const made = await make();
    await fill(target.file, made.content).catch((error: unknown) => unwritable(path, error));
    done = true;
    return made;
  } finally {
    await target.file.close();
    if (target.made && !done) await rm(path, { force: true });
  }
}

// Paths written in a case folder's tables: they must name a regular file inside the folder, links resolved.
import { realpath, stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep, win32 } from 'node:path';

/** A file inside the folder, or why the path is refused. */
export type SafePath = { path: string } | { refused: string };

const isInside = (root: string, path: string): boolean => {
  const way = relative(root, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
};

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** Resolves a path relative to `root`, which must be a real path itself. Nothing is opened. */
export async function safePath(root: string, written: string): Promise<SafePath> {
  if (isAbsolute(written) || win32.isAbsolute(written) || /^[a-z]:/i.test(written)) {
    return { refused: 'the path is absolute: write it relative to the case folder, such as lists/L1.csv' };
  }
  if (!isInside(root, resolve(root, written))) {
    return { refused: 'the path leaves the case folder: copy the file into it' };
  }
  try {
    const path = await realpath(resolve(root, written));
    if (!isInside(root, path))
      return { refused: 'the path leaves the case folder by a link: copy the file into it' };
    const found = await stat(path);
    if (found.isDirectory()) return { refused: 'the path is a folder: name the file in it' };
    return found.isFile() ? { path } : { refused: 'the path is no regular file: copy the data into a file' };
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      return { refused: 'there is no such file in the case folder: copy it there or mend the path' };
    }
    if (code === 'EACCES') return { refused: 'the file may not be read: check its permissions' };
    if (code === 'ELOOP') return { refused: 'the path is a link that leads back to itself' };
    return {
      refused: 'the path cannot be resolved: write it relative to the case folder, such as lists/L1.csv',
    };
  }
}

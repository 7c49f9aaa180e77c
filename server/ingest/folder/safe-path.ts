// Paths written in a case folder's tables: they must name a regular file inside the folder, links resolved.
import { realpath, stat } from 'node:fs/promises';
import { both, type Text } from '#contract/text.ts';
import { isAbsolute, relative, resolve, sep, win32 } from 'node:path';

/** A file inside the folder, or why the path is refused; `absent` where nothing is there. */
export type SafePath = { path: string } | { refused: Text; absent?: true };

const refused = (zh: string, en: string): { refused: Text } => ({ refused: both(zh, en) });

const isInside = (root: string, path: string): boolean => {
  const way = relative(root, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
};

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** Resolves a path relative to `root`, which must be a real path itself. Nothing is opened. */
export async function safePath(root: string, written: string): Promise<SafePath> {
  if (isAbsolute(written) || win32.isAbsolute(written) || /^[a-z]:/i.test(written)) {
    return refused(
      '路径是绝对路径：请写成相对案件文件夹的路径，例如 lists/L1.csv',
      'the path is absolute: write it relative to the case folder, such as lists/L1.csv',
    );
  }
  if (!isInside(root, resolve(root, written))) {
    return refused(
      '路径指向案件文件夹之外：请把文件复制进来',
      'the path leaves the case folder: copy the file into it',
    );
  }
  try {
    const path = await realpath(resolve(root, written));
    if (!isInside(root, path)) {
      return refused(
        '路径经链接指向案件文件夹之外：请把文件复制进来',
        'the path leaves the case folder by a link: copy the file into it',
      );
    }
    const found = await stat(path);
    if (found.isFile()) return { path };
    return found.isDirectory()
      ? refused('路径是文件夹：请写出其中的文件', 'the path is a folder: name the file in it')
      : refused(
          '路径不是普通文件：请把数据存成文件',
          'the path is no regular file: copy the data into a file',
        );
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      return {
        ...refused(
          '案件文件夹中没有这个文件：请复制进来或改正路径',
          'there is no such file in the case folder: copy it there or mend the path',
        ),
        absent: true,
      };
    }
    if (code === 'EACCES') {
      return refused('文件不允许读取：请检查权限', 'the file may not be read: check its permissions');
    }
    if (code === 'ELOOP') {
      return refused(
        '路径是指回自身的链接：请写出文件本身的路径',
        'the path is a link that leads back to itself: name the file itself',
      );
    }
    return refused(
      '路径无法解析：请写成相对案件文件夹的路径，例如 lists/L1.csv',
      'the path cannot be resolved: write it relative to the case folder, such as lists/L1.csv',
    );
  }
}

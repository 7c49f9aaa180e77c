// Where an export or a report may be written: not over its own manifest, nor into the data directory, which is the record.
import { realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import { fail } from '#contract/errors.ts';
import type { Workspace } from '../workspace.ts';

/** A path with its links followed, as far as it is there. */
const followed = async (path: string): Promise<string> =>
  realpath(path).catch(async () => {
    const folder = await realpath(dirname(path)).catch(() => dirname(path));
    return join(folder, basename(path));
  });

const isInside = (folder: string, path: string): boolean => {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
};

/**
 * Checks both before anything is opened, for what is there already would be written over.
 * @throws input-refused
 */
export async function assertTargets(
  { config }: Pick<Workspace, 'config'>,
  file: string,
  manifestFile?: string,
): Promise<void> {
  const data = await followed(config.data);
  const targets = await Promise.all(
    [file, ...(manifestFile === undefined ? [] : [manifestFile])].map(followed),
  );
  if (targets.some((target) => isInside(data, target)))
    fail(
      'input-refused',
      '不能写入数据目录：请选择别处',
      'Nothing is written into the data directory: choose another place',
    );
  if (new Set(targets).size < targets.length)
    fail(
      'input-refused',
      '清单与文件不能是同一个文件',
      'The manifest cannot be the same file as what it tells of',
    );
}

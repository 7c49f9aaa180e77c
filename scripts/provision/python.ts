// An environment of Python with the packages that a file names, made once in the cache folder.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE } from './build-once.ts';

function must(command: string, args: readonly string[]): void {
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended in ${String(status)}`);
}

/**
 * Makes the environment, or brings it up to its packages. Needs Python 3.11 and a registry of its packages.
 *
 * @param name of its folder in the cache
 * @param requirements file that names each package with its version
 * @returns the folder of its programs
 * @throws Error where Python or a package is not to be had
 */
export function pythonWith(name: string, requirements: string): string {
  const environment = join(CACHE, name);
  const python = join(environment, 'bin/python');
  if (!existsSync(python)) must('python3', ['-m', 'venv', environment]);
  must(python, ['-m', 'pip', 'install', '--quiet', '--requirement', requirements]);
  return join(environment, 'bin');
}

// A new key in a file of its own.
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, linkSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import process from 'node:process';
import { KEY_BYTES } from '../key.ts';
import { FILE_MODE, makeFolder, sync } from '../private-files.ts';

/** Makes a key, whole under its name or not at all; undefined where another process was first. */
export function makeKeyFile(file: string): Buffer | undefined {
  makeFolder(dirname(file));
  const key = randomBytes(KEY_BYTES);
  const made = `${file}.${process.pid}.new`;
  try {
    writeFileSync(made, `${key.toString('hex')}\n`, { mode: FILE_MODE, flag: 'wx' });
    chmodSync(made, FILE_MODE);
    sync(made);
    linkSync(made, file);
    sync(dirname(file));
    return key;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST' && existsSync(file))
      return undefined;
    throw error;
  } finally {
    rmSync(made, { force: true });
  }
}

// Files and folders that only their owner may read, whatever the umask: 0600 and 0700.
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

export const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;

/** Makes a folder and those above it that are missing, each with mode 0700. */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  const above = dirname(folder);
  if (above !== folder) makeFolder(above);
  mkdirSync(folder, { mode: FOLDER_MODE });
  chmodSync(folder, FOLDER_MODE);
}

/** Makes a data directory, or closes one to others that is empty or already ours; somebody else's folder keeps its mode. */
export function makeDataFolder(data: string, ours: string): void {
  makeFolder(data);
  if (existsSync(join(data, ours)) || readdirSync(data).length === 0) chmodSync(data, FOLDER_MODE);
}

/** Makes an empty file with mode 0600, or sets that mode on the one that is there. Never opens a file that exists. */
export function makeFile(file: string): void {
  try {
    closeSync(openSync(file, 'wx', FILE_MODE));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  // Setting a mode that stands already would count as a change of the file.
  if ((statSync(file).mode & 0o777) !== FILE_MODE) chmodSync(file, FILE_MODE);
}

/** Makes what a file or folder holds durable. */
export function sync(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

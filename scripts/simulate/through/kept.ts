// Keeps what was read of a simulated case in a file, for reading costs more than all that is done with it.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { deserialize, serialize } from 'node:v8';
import { gunzipSync, gzipSync } from 'node:zlib';
import { fingerprint } from './fingerprint.ts';

/** What is kept under `name` in a folder, made where it is not there yet or the code has changed since. */
export async function kept<T>(folder: string, name: string, make: () => Promise<T>): Promise<T> {
  const file = join(folder, fingerprint(), `${name}.v8.gz`);
  try {
    return deserialize(gunzipSync(readFileSync(file))) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const made = await make();
  mkdirSync(join(folder, fingerprint()), { recursive: true });
  // Renamed when it is whole, so that two processes may share the folder.
  const part = `${file}.${process.pid}`;
  writeFileSync(part, gzipSync(serialize(made), { level: 3 }));
  renameSync(part, file);
  return made;
}

// SHA-256 of a file.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

/** SHA-256 of a file in lower-case hexadecimal, read as a stream. @throws as the file system does, and where it is no regular file, which might have no end */
export async function fileHash(path: string): Promise<string> {
  if (!(await stat(path)).isFile()) throw new Error('not a regular file');
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

// Unpacks a ZIP archive into memory, counting as it goes: an archive that unpacks to more than the limit is left at that point.
import type yauzl from 'yauzl';
import { openArchive } from './archive-reader.ts';
import type { ByteSource } from './byte-source.ts';

/** The most that a file may unpack to: 512 MiB. */
export const UNPACKED_LIMIT = 512 * 1024 * 1024;

/** Thrown for an archive that unpacks to more than the limit. */
export class TooLargeUnpacked extends Error {
  override name = 'TooLargeUnpacked';
}

/** No workbook has more parts; an archive of a hundred thousand takes a minute to look through. */
const MOST_PARTS = 10_000;

/** Thrown for an archive of more parts than a workbook has. */
export class TooManyParts extends Error {
  override name = 'TooManyParts';
}

async function readEntry(
  archive: yauzl.ZipFile,
  entry: yauzl.Entry,
  count: (bytes: number) => void,
  keep: boolean,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of (await archive.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
    count(chunk.length);
    if (keep) chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * The entries of an archive that `wanted` asks for, by name; the others are unpacked and counted, but not kept. Sizes that
 * the archive declares are believed only where they are too large. Throws `TooLargeUnpacked`, `TooManyParts`, and what yauzl throws for a
 * broken archive.
 */
export async function unzip(
  source: ByteSource,
  wanted: (name: string) => boolean,
  limit = UNPACKED_LIMIT,
): Promise<Map<string, Buffer>> {
  const archive = await openArchive(source);
  try {
    if (archive.entryCount > MOST_PARTS) throw new TooManyParts();
    const entries: yauzl.Entry[] = [];
    let declared = 0;
    for await (const entry of archive.eachEntry()) {
      entries.push(entry);
      declared += entry.uncompressedSize;
      if (declared > limit) throw new TooLargeUnpacked();
    }
    let unpacked = 0;
    const count = (bytes: number): void => {
      unpacked += bytes;
      if (unpacked > limit) throw new TooLargeUnpacked();
    };
    const found = new Map<string, Buffer>();
    for (const entry of entries) {
      if (entry.fileName.endsWith('/')) continue;
      const keep = wanted(entry.fileName);
      const content = await readEntry(archive, entry, count, keep);
      if (keep) found.set(entry.fileName, content);
    }
    return found;
  } finally {
    archive.close();
  }
}

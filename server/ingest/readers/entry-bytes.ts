// One entry of an archive as it unpacks, checked against its checksum at the end.
import { crc32 } from 'node:zlib';
import type yauzl from 'yauzl';

/** A part that is read to its end is not what its checksum says. */
export class DamagedPart extends Error {
  override name = 'DamagedPart';
}

/** Throws for a damaged entry; yauzl does for one that unpacks to more than it says. */
export async function* entryBytes(zip: yauzl.ZipFile, entry: yauzl.Entry): AsyncGenerator<Buffer> {
  let checksum = 0;
  for await (const piece of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
    checksum = crc32(piece, checksum);
    yield piece;
  }
  if (checksum !== entry.crc32) throw new DamagedPart(entry.fileName);
}

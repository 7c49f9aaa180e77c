// One entry of an archive as it unpacks, held to the size and the checksum that the archive says.
import { pipeline, type Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import type yauzl from 'yauzl';

/** A part does not unpack to what the archive says of it. */
export class DamagedPart extends Error {
  override name = 'DamagedPart';
}

const DEFLATED = 8;
/** Unpacked at a time: each time costs a turn through the pool of threads, and yauzl's own are an eighth of it. */
const UNPACKED = 1 << 17;

async function unpacked(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<AsyncIterable<Buffer>> {
  if (entry.compressionMethod !== DEFLATED || entry.isEncrypted()) return zip.openReadStreamPromise(entry);
  const packed: Readable = await zip.openReadStreamPromise(entry, { decodeFileData: false });
  const inflate = createInflateRaw({ chunkSize: UNPACKED });
  // What goes wrong comes out of the last stream of the two, where it is thrown.
  pipeline(packed, inflate, () => {});
  return inflate;
}

/** Throws for a damaged entry at its end, and for one that unpacks to more than it says as soon as it does. */
export async function* entryBytes(zip: yauzl.ZipFile, entry: yauzl.Entry): AsyncGenerator<Buffer> {
  let [checksum, bytes] = [0, 0];
  for await (const piece of await unpacked(zip, entry)) {
    checksum = crc32(piece, checksum);
    bytes += piece.length;
    if (bytes > entry.uncompressedSize) throw new DamagedPart(entry.fileName);
    yield piece;
  }
  if (checksum !== entry.crc32 || bytes !== entry.uncompressedSize) throw new DamagedPart(entry.fileName);
}

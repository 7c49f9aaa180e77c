// The parts of a workbook's archive, unpacked one by one as streams, counted and checked against their checksums as they come.
import { posix } from 'node:path';
import type yauzl from 'yauzl';
import { openArchive } from '../archive-reader.ts';
import type { ByteSource } from '../byte-source.ts';
import { DamagedPart, entryBytes } from '../entry-bytes.ts';
import { refuse } from '../refuse.ts';
import { MOST_PARTS, UNPACKED_LIMIT } from './limits.ts';

/** The parts of a workbook. Names are looked up whatever their case. */
export interface Archive {
  has(name: string): boolean;
  /** Bytes that a part says it unpacks to. */
  size(name: string): number;
  names(): Iterable<string>;
  /** A part's bytes as they unpack. Throws for a damaged part, one that unpacks to more than it says included. */
  stream(name: string): AsyncGenerator<Buffer>;
  /** A small part as a whole; nothing where there is none. */
  bytes(name: string, most?: number): Promise<Buffer | undefined>;
  close(): void;
}

export const tooLarge = (cause?: unknown): never =>
  refuse(
    'file',
    '文件解压后超过 512 MB：请拆分，或另存为 CSV',
    'the file would unpack to more than 512 MB: split it or save it as CSV',
    cause,
  );

async function entriesOf(zip: yauzl.ZipFile): Promise<Map<string, yauzl.Entry>> {
  if (zip.entryCount > MOST_PARTS) {
    refuse(
      'file',
      '压缩包内文件过多，不是工作簿：请解压，或另存为 XLSX 或 CSV',
      'the file is an archive of more than 10,000 files and no workbook: unpack it, or save the table as XLSX or CSV',
    );
  }
  const entries = new Map<string, yauzl.Entry>();
  let declared = 0;
  for await (const entry of zip.eachEntry()) {
    declared += entry.uncompressedSize;
    if (declared > UNPACKED_LIMIT) tooLarge();
    const name = entry.fileName.toLowerCase();
    if (!entries.has(name)) entries.set(name, entry);
  }
  return entries;
}

/** Opens a workbook's archive. Throws `input-refused` where it is too large, and what yauzl throws for a broken one. */
export async function openParts(source: ByteSource): Promise<Archive> {
  const zip = await openArchive(source);
  let entries: Map<string, yauzl.Entry>;
  try {
    entries = await entriesOf(zip);
  } catch (error) {
    zip.close();
    throw error;
  }
  const find = (name: string): yauzl.Entry | undefined => entries.get(name.toLowerCase());
  const stream = async function* (name: string): AsyncGenerator<Buffer> {
    const entry = find(name);
    if (entry === undefined) throw new DamagedPart(name);
    yield* entryBytes(zip, entry);
  };
  return {
    has: (name) => find(name) !== undefined,
    size: (name) => find(name)?.uncompressedSize ?? 0,
    names: () => entries.keys(),
    stream,
    bytes: async (name, most = 1 << 24) => {
      if (find(name) === undefined) return undefined;
      const pieces: Buffer[] = [];
      let bytes = 0;
      for await (const piece of stream(name)) {
        bytes += piece.length;
        if (bytes > most) tooLarge();
        pieces.push(piece);
      }
      return Buffer.concat(pieces);
    },
    close: () => zip.close(),
  };
}

/** The name of a part that another one refers to, relative to it or from the root. */
export const partName = (from: string, target: string): string =>
  posix.resolve('/', posix.dirname(from), target).slice(1);
